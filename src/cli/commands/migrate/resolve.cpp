// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/resolve.h"

#include "base/text.h"
#include "cli/openedhistory.h"
#include "cli/output/migrationoutput.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Result<ExitCode> resolve(const OpenedHistory &opened, Context &context)
{
    const auto applied = context.commandLine.value(u"applied"_s);
    const auto step = stepNamed(opened.status.steps, applied ? *applied : *context.commandLine.value(u"rolled-back"_s));
    if (!step)
        return passOn(step);
    const Resolution resolution = applied ? Resolution::Applied : Resolution::RolledBack;
    return await(opened.history->resolve(step->key(), resolution), context.interruption).map([&] {
        context.answer(Json::Object()
                           .add("schema", Json::text(step->migration.schema))
                           .add("name", Json::text(step->migration.name))
                           .add("markedAs", applied ? "\"applied\"" : "\"rolledBack\""),
                       (applied ? Text::tr("%1 is marked as applied. Nothing of it was run.")
                                : Text::tr("%1 is marked as rolled back and can be applied again."))
                           .arg(nameOf(step->key())));
        return ExitCode::Success;
    });
}

} // namespace

Command resolveCommand()
{
    return {.name = u"migrate resolve"_s,
            .alternatives = {migrationOption(u"applied"_s, Text::tr("Its changes are in the tables.")),
                             migrationOption(u"rolled-back"_s, Text::tr("It failed, and its changes are not there."))},
            .withoutAlternative = Text::tr("Behind “migrate resolve” either --applied or --rolled-back is needed."),
            .options = folderOptions(),
            .summary = Text::tr("Record what somebody has done to the tables by hand; runs nothing."),
            .run = withHistory<resolve>};
}

} // namespace catalpa::cli
