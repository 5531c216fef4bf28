// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonoutput.h"
#include "migratecommand.h"
#include "migratewords.h"
#include "migrationprogress.h"
#include "openedhistory.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(MigrateCommand)
};

//! What cannot be applied in other schemas, after what could be.
Result<ExitCode> tellWhatIsLeft(SchemaHistory &history, Workplace &workplace)
{
    return awaited(history.status(), workplace.interruption).map([&workplace](const SchemaStatus &status) {
        return tellObstacles(status, workplace);
    });
}

} // namespace

Result<ExitCode> deployMigrations(Workplace &workplace)
{
    const auto run = prepareRun(workplace);
    if (!run)
        return tl::unexpected(run.error());
    if (run->isHeldUp())
        return tellObstacles(run->status, workplace);
    QObject listener;
    const auto progress = progressLines(&listener, workplace, Sentences::tr("%1 of %2  %3  applied in %4 ms"));
    const auto report = awaited(run->history->apply(run->selection, progress), workplace.interruption);
    if (!report)
        return tl::unexpected(report.error());

    Output &output = workplace.output;
    if (workplace.invocation.json) {
        output.write(Json::Object().add("applied", toJson(report->done)).add("failure", toJson(report->failure)).text()
                     + '\n');
    } else if (report->done.isEmpty() && !report->failure) {
        output.writeLine(Sentences::tr("There is nothing to do: the database is up to date."));
    }
    if (report->failure)
        return tellFailure(*report->failure, workplace);
    return run->selection.extent == MigrationSelection::Extent::All ? tellWhatIsLeft(*run->history, workplace)
                                                                    : ExitCode::Success;
}

} // namespace catalpa::cli
