// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonoutput.h"
#include "migrate/runner.h"
#include "migratecommand.h"
#include "migratewords.h"
#include "migrationprogress.h"
#include "openedhistory.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(UndoCommand)
};

//! What taking back means, newest first.
struct Extent {
    MigrationKey last;
    QList<MigrationKey> keys;
};

QByteArray jsonOf(const MigrationReport &report, const QList<MigrationKey> &unconfirmed)
{
    return Json::Object()
        .add("undone", toJson(report.done))
        .add("unconfirmed", toJson(unconfirmed))
        .add("failure", toJson(report.failure))
        .text();
}

Result<ExitCode> askForYes(const Extent &extent, Workplace &workplace)
{
    Output &output = workplace.output;
    if (workplace.invocation.json) {
        output.write(jsonOf(MigrationReport(), extent.keys) + '\n');
    } else {
        output.writeLine(Sentences::tr("These migrations would be taken back, in this order:"));
        for (const MigrationKey &key : extent.keys)
            output.writeLine("  "_L1 + nameOf(key));
    }
    output.flush();
    say(Sentences::tr("Nothing was changed yet. Add --yes to take back all of them."));
    return ExitCode::NotConfirmed;
}

Result<ExitCode> takeBack(const Extent &extent, SchemaHistory &history, Workplace &workplace)
{
    QObject listener;
    const auto progress = progressLines(&listener, workplace, Sentences::tr("%1 of %2  %3  taken back in %4 ms"));
    const auto report = awaited(history.undo(extent.last, progress), workplace.interruption);
    if (!report)
        return tl::unexpected(report.error());
    if (workplace.invocation.json)
        workplace.output.write(jsonOf(*report, {}) + '\n');
    return report->failure ? tellFailure(*report->failure, workplace) : ExitCode::Success;
}

} // namespace

Result<ExitCode> undoMigrations(Workplace &workplace)
{
    const MigrateOptions &options = workplace.invocation.migrate;
    const auto history = openHistory(workplace);
    if (!history)
        return tl::unexpected(history.error());
    const auto status = awaited((*history)->status(), workplace.interruption);
    if (!status)
        return tl::unexpected(status.error());
    const auto step = stepNamed(status->steps, options.name);
    if (!step)
        return tl::unexpected(step.error());
    const auto steps = migrate::takenBack({*status, {}}, step->key());
    if (!steps) {
        complain(steps.error(), workplace.invocation.verbose);
        return ExitCode::NotUndoable;
    }
    Extent extent{step->key(), {}};
    for (const MigrationStep &each : *steps)
        extent.keys += each.key();
    if (extent.keys.size() > 1 && !options.yes)
        return askForYes(extent, workplace);
    return takeBack(extent, **history, workplace);
}

} // namespace catalpa::cli
