// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate.h"
#include "cli/output/jsonoutput.h"
#include "migrate/history/newmigration.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace catalpa::cli {

Result<ExitCode> makeMigration(Context &context)
{
    const MigrateOptions &options = context.commandLine.migrate;
    // As Prisma begins a file that is to be filled by hand; a file without any text is refused.
    const QByteArray text = "-- This is an empty migration.\n";
    return migrate::writeNewMigration(*options.from, options.name, text, QDateTime::currentDateTimeUtc())
        .map([&context](const QString &folder) {
            const QString file = folder + "/migration.sql"_L1;
            if (context.commandLine.json)
                context.output.write(Json::Object().add("path", Json::text(file)).text() + '\n');
            else
                context.output.writeLine(QDir::toNativeSeparators(file));
            return ExitCode::Success;
        });
}

} // namespace catalpa::cli
