// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commands/migrate.h"
#include "cli/openedhistory.h"
#include "cli/output/jsonoutput.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/migrationprogress.h"
#include "migrate/history/selection.h"
#include "migrate/run/runner.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

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

Result<ExitCode> askForYes(const Extent &extent, Context &context)
{
    Output &output = context.output;
    if (context.commandLine.json) {
        output.write(jsonOf(MigrationReport(), extent.keys) + '\n');
    } else {
        output.writeLine(Text::tr("These migrations would be taken back, in this order:"));
        for (const MigrationKey &key : extent.keys)
            output.writeLine("  "_L1 + nameOf(key));
    }
    output.flush();
    printNote(Text::tr("Nothing was changed yet. Add --yes to take back all of them."));
    return ExitCode::NotConfirmed;
}

Result<ExitCode> takeBack(const Extent &extent, SchemaHistory &history, Context &context)
{
    QObject listener;
    const auto progress = progressLines(&listener, context, Text::tr("%1 of %2  %3  taken back in %4 ms"));
    const auto report = await(history.undo(extent.last, progress), context.interruption);
    if (!report)
        return tl::unexpected(report.error());
    if (context.commandLine.json)
        context.output.write(jsonOf(*report, {}) + '\n');
    return report->failure ? printFailure(*report->failure, context) : ExitCode::Success;
}

} // namespace

Result<ExitCode> undoMigrations(Context &context)
{
    const MigrateOptions &options = context.commandLine.migrate;
    const auto history = openHistory(context);
    if (!history)
        return tl::unexpected(history.error());
    const auto status = await((*history)->status(), context.interruption);
    if (!status)
        return tl::unexpected(status.error());
    const auto step = stepNamed(status->steps, options.name);
    if (!step)
        return tl::unexpected(step.error());
    const auto steps = migrate::takenBack({*status, {}}, step->key());
    if (!steps) {
        printError(steps.error(), context.commandLine.verbose);
        return ExitCode::NotUndoable;
    }
    Extent extent{step->key(), {}};
    for (const MigrationStep &each : *steps)
        extent.keys += each.key();
    if (extent.keys.size() > 1 && !options.yes)
        return askForYes(extent, context);
    return takeBack(extent, **history, context);
}

} // namespace catalpa::cli
