// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/undo.h"

#include "base/text.h"
#include "cli/openedhistory.h"
#include "cli/output/migrationoutput.h"
#include "migrate/history/selection.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Json::Object jsonOf(const MigrationReport &report, const QList<MigrationKey> &unconfirmed)
{
    return Json::Object()
        .add("undone", toJson(report.done))
        .add("unconfirmed", toJson(unconfirmed))
        .add("failure", toJson(report.failure));
}

//! \a keys are what would be taken back, newest first.
ExitCode askForYes(const QList<MigrationKey> &keys, Context &context)
{
    context.answer(jsonOf(MigrationReport(), keys), [&] {
        context.output.writeLine(Text::tr("These migrations would be taken back, in this order:"));
        writeKeys(keys, context.output);
    });
    context.output.flush();
    printNote(Text::tr("Nothing was changed yet. Add --yes to take back all of them."));
    return ExitCode::NotConfirmed;
}

Result<ExitCode> undo(const OpenedHistory &opened, Context &context)
{
    const auto step = stepNamed(opened.status.steps, context.commandLine.arguments.first());
    if (!step)
        return passOn(step);
    const auto steps = migrate::takenBack({opened.status, {}}, step->key());
    if (!steps) {
        printError(steps.error(), context.commandLine.verbose());
        return ExitCode::NotUndoable;
    }
    QList<MigrationKey> keys;
    for (const MigrationStep &each : *steps)
        keys += each.key();
    if (keys.size() > 1 && !context.commandLine.has(u"yes"_s))
        return askForYes(keys, context);

    QObject listener;
    const auto progress = progressLines(&listener, context, Text::tr("%1 of %2  %3  taken back in %4 ms"));
    return await(opened.history->undo(step->key(), progress), context.interruption)
        .map([&context](const MigrationReport &report) {
            context.answer(jsonOf(report, {}), [] {});
            return report.failure ? printFailure(*report.failure, context) : ExitCode::Success;
        });
}

} // namespace

Command undoCommand()
{
    return {.name = u"migrate undo"_s,
            .arguments = {{u"NAME"_s}},
            .options = QList{yesOption()} + folderOptions(),
            .summary = Text::tr("Take back a migration and what was applied after it."),
            .run = withHistory<undo>};
}

} // namespace catalpa::cli
