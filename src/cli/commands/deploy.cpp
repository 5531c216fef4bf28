// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commands/migrate.h"
#include "cli/openedhistory.h"
#include "cli/output/jsonoutput.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/migrationprogress.h"
#include "cli/output/tableoutput.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

//! What cannot be applied in other schemas, after what could be.
Result<ExitCode> tellWhatIsLeft(SchemaHistory &history, Context &context)
{
    return await(history.status(), context.interruption).map([&context](const SchemaStatus &status) {
        return printObstacles(status, context);
    });
}

} // namespace

Result<ExitCode> deployMigrations(Context &context)
{
    const auto run = prepareRun(context);
    if (!run)
        return tl::unexpected(run.error());
    if (run->isHeldUp())
        return printObstacles(run->status, context);
    for (const QString &warning : run->status.warnings) {
        if (!context.commandLine.json)
            context.output.writeLine(displayLine(warning, 1'000));
    }
    QObject listener;
    const auto progress = progressLines(&listener, context, Text::tr("%1 of %2  %3  applied in %4 ms"));
    const auto report = await(run->history->apply(run->selection, progress), context.interruption);
    if (!report)
        return tl::unexpected(report.error());

    Output &output = context.output;
    if (context.commandLine.json) {
        output.write(Json::Object().add("applied", toJson(report->done)).add("failure", toJson(report->failure)).text()
                     + '\n');
    } else if (report->done.isEmpty() && !report->failure) {
        output.writeLine(Text::tr("There is nothing to do: the database is up to date."));
    }
    if (report->failure)
        return printFailure(*report->failure, context);
    return run->selection.extent == MigrationSelection::Extent::All ? tellWhatIsLeft(*run->history, context)
                                                                    : ExitCode::Success;
}

} // namespace catalpa::cli
