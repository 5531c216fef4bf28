// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonoutput.h"
#include "migrate/newmigration.h"
#include "migratecommand.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace catalpa::cli {

Result<ExitCode> makeMigration(Workplace &workplace)
{
    const MigrateOptions &options = workplace.invocation.migrate;
    // As Prisma begins a file that is to be filled by hand; a file without any text is refused.
    const QByteArray text = "-- This is an empty migration.\n";
    return migrate::writeNewMigration(*options.from, options.name, text, QDateTime::currentDateTimeUtc())
        .map([&workplace](const QString &folder) {
            const QString file = folder + "/migration.sql"_L1;
            if (workplace.invocation.json)
                workplace.output.write(Json::Object().add("path", Json::text(file)).text() + '\n');
            else
                workplace.output.writeLine(QDir::toNativeSeparators(file));
            return ExitCode::Success;
        });
}

} // namespace catalpa::cli
