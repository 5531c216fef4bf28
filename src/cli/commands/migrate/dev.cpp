// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/dev.h"

#include "base/text.h"
#include "cli/commands/migrate/devhistory.h"
#include "cli/output/migrationoutput.h"

#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

//! What of the new migration cannot be done as it is, or loses values: told, with the way on. Nothing to tell: Success.
ExitCode tellWarnings(const migrate::NextMigration &script, Context &context)
{
    const bool isOnlyWritten = context.commandLine.has(u"create-only"_s);
    bool isImpossible = false;
    for (const prisma::Warning &warning : script.holding) {
        printNote(warning.sentence);
        isImpossible |= warning.isImpossible;
    }
    if (script.holding.isEmpty() || isOnlyWritten)
        return ExitCode::Success;
    if (isImpossible) {
        printNote(Text::tr("Nothing was written, because the tables hold rows with which this cannot be done. Add "
                           "--create-only to get the file, and change it before you apply it."));
        return ExitCode::NotAccepted;
    }
    if (context.commandLine.has(u"accept-data-loss"_s))
        return ExitCode::Success;
    printNote(Text::tr("Nothing was written yet. Add --accept-data-loss to do it, or --create-only to look at the file "
                       "first."));
    return ExitCode::NotConfirmed;
}

Json::Object answerWith(const QString &file, const QList<MigrationKey> &applied)
{
    return Json::Object()
        .add("path", file.isEmpty() ? QByteArray("null") : Json::text(file))
        .add("applied", toJson(applied));
}

//! The last step: the new file is applied with what was waiting before.
Result<ExitCode> applyNew(const QString &file, const QList<MigrationKey> &applied, DevHistory &history,
                          Context &context)
{
    const auto report = history.apply(context);
    if (!report)
        return passOn(report);
    context.answer(answerWith(file, applied + report->done), [&] {
        if (!report->failure)
            context.output.writeLine(Text::tr("The database is in step with the schema."));
    });
    return report->failure ? printFailure(*report->failure, context) : ExitCode::Success;
}

Result<ExitCode> write(const migrate::NextMigration &script, const QList<MigrationKey> &applied, DevHistory &history,
                       Context &context)
{
    const ExitCode told = tellWarnings(script, context);
    if (told != ExitCode::Success)
        return told;
    const auto name = context.commandLine.value(u"name"_s);
    if (!name)
        return failure(ErrorKind::Invalid,
                       Text::tr("The schema has changed, and the migration needs a name: add --name, such as --name "
                                "add-country."));
    const auto folder = history.write(*name, script.text);
    if (!folder)
        return passOn(folder);
    const QString file = *folder + u"/migration.sql"_s;
    if (!context.commandLine.json())
        context.output.writeLine(QDir::toNativeSeparators(file));
    if (!context.commandLine.has(u"create-only"_s))
        return applyNew(file, applied, history, context);
    context.answer(answerWith(file, applied), [] {});
    return ExitCode::Success;
}

Result<ExitCode> dev(Context &context)
{
    auto history = DevHistory::open(context);
    if (!history)
        return passOn(history);
    const auto stopped = history->check(context);
    if (!stopped || *stopped != ExitCode::Success)
        return stopped;
    QList<MigrationKey> applied;
    // As Prisma does: with --create-only, too, what waits is applied first.
    const auto report = history->apply(context);
    if (!report)
        return passOn(report);
    if (report->failure)
        return printFailure(*report->failure, context);
    applied = report->done;

    const auto script = history->next(context);
    if (!script)
        return passOn(script);
    if (script->isNeeded || context.commandLine.has(u"create-only"_s))
        return write(*script, applied, *history, context);
    context.answer(answerWith({}, applied),
                   Text::tr("The database is in step with the schema; there is nothing to do."));
    return ExitCode::Success;
}

} // namespace

Command devCommand()
{
    return {.name = u"migrate dev"_s,
            .options = {{.name = u"name"_s,
                         .value = u"NAME"_s,
                         .summary = Text::tr("What the new migration is called: add-country."),
                         .withoutValue = Text::tr("The name behind --name is empty.")},
                        {.name = u"create-only"_s, .summary = Text::tr("Write the new migration and do not apply it.")},
                        {.name = u"accept-data-loss"_s, .summary = Text::tr("Do it although values are lost with it.")},
                        {.name = u"prisma"_s,
                         .value = u"SCHEMA"_s,
                         .summary = Text::tr("The schema.prisma file or folder, where it is not found by itself."),
                         .values = {anyFile},
                         .withoutValue = Text::tr("The path behind --prisma is empty.")},
                        schemaOption()},
            .summary =
                Text::tr("Bring the migrations and the database in step with the schema.prisma of the project in "
                         "this folder: apply what waits, write the next migration as Prisma would, and apply it."),
            .run = dev};
}

} // namespace catalpa::cli
