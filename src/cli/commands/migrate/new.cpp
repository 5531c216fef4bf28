// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/new.h"

#include "base/text.h"
#include "cli/context.h"
#include "migrate/history/newmigration.h"

#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Result<ExitCode> makeMigration(Context &context)
{
    // As Prisma begins a file that is to be filled by hand; a file without any text is refused.
    const QByteArray text = "-- This is an empty migration.\n";
    return migrate::writeNewMigration(*context.commandLine.value(u"from"_s), context.commandLine.arguments.first(),
                                      text, QDateTime::currentDateTimeUtc())
        .map([&context](const QString &folder) {
            const QString file = folder + "/migration.sql"_L1;
            context.answer(Json::Object().add("path", Json::text(file)), QDir::toNativeSeparators(file));
            return ExitCode::Success;
        });
}

} // namespace

Command newCommand()
{
    const QList<Option> folder = folderOptions();
    return {.name = u"migrate new"_s,
            .arguments = {{u"NAME"_s}},
            .alternatives = folder.first(1),
            .withoutAlternative = Text::tr("The folder for the new migration is missing: add --from."),
            .options = folder.sliced(1),
            .usesDatabase = false,
            .summary = Text::tr("Make the folder for a new migration."),
            .run = makeMigration};
}

} // namespace catalpa::cli
