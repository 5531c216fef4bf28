// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/deploy.h"

#include "base/text.h"
#include "cli/openedhistory.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/tableoutput.h"

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

Result<ExitCode> deploy(const OpenedHistory &opened, Context &context)
{
    if (opened.isHeldUp())
        return printObstacles(opened.status, context);
    for (const QString &warning : opened.status.warnings) {
        if (!context.commandLine.json())
            context.output.writeLine(displayLine(warning, 1'000));
    }
    QObject listener;
    const auto progress = progressLines(&listener, context, Text::tr("%1 of %2  %3  applied in %4 ms"));
    const auto report = await(opened.history->apply(opened.selection, progress), context.interruption);
    if (!report)
        return passOn(report);

    context.answer(Json::Object().add("applied", toJson(report->done)).add("failure", toJson(report->failure)), [&] {
        if (report->done.isEmpty() && !report->failure)
            context.output.writeLine(Text::tr("There is nothing to do: the database is up to date."));
    });
    if (report->failure)
        return printFailure(*report->failure, context);
    return opened.selection.extent == MigrationSelection::Extent::All ? tellWhatIsLeft(*opened.history, context)
                                                                      : ExitCode::Success;
}

} // namespace

Command deployCommand()
{
    return {.name = u"migrate deploy"_s,
            .alternatives = selectionOptions(),
            .options = folderOptions(),
            .summary = Text::tr("Apply the pending migrations. Doing so twice does no harm."),
            .run = withHistory<deploy>};
}

} // namespace catalpa::cli
