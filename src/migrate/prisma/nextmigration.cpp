// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/nextmigration.h"

#include "migrate/history/newmigration.h"
#include "migrate/prisma/describedstate.h"
#include "migrate/prisma/replayedstate.h"
#include "migrate/prisma/surroundings.h"
#include "prisma/sql/script.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! As Prisma begins a file that is to be filled by hand.
constexpr auto emptyMigration = "-- This is an empty migration.";

QDateTime timeBehind(const QList<Migration> &migrations)
{
    QDateTime next = QDateTime::currentDateTimeUtc();
    for (const Migration &migration : migrations) {
        QDateTime made = QDateTime::fromString(migration.name.left(14), u"yyyyMMddHHmmss"_s);
        made.setTimeSpec(Qt::UTC);
        if (made.isValid() && made.secsTo(next) < 1)
            next = made.addSecs(1);
    }
    return next;
}

} // namespace

Result<NextMigration> nextMigration(db::Session &session, const PrismaSchema &schema,
                                    const QList<Migration> &migrations, const ScratchServers &servers)
{
    const QStringList schemas = schema.schemas();
    const QString defaultSchema = schema.tables.defaultSchema;
    const auto made = replayed(session, migrations, schemas, servers);
    if (!made)
        return passOn(made);
    const prisma::Database before =
        within(surroundingsMadeBy(migrations, defaultSchema),
               describedState(*made, schemas, defaultSchema, schema.hasPartialIndexes()), schema.tables);
    const prisma::Script script = prisma::scriptBetween(before, schema.tables);
    if (script.isEmpty())
        return NextMigration{emptyMigration, false, {}};
    return warningsThatHold(session, script.warnings, defaultSchema)
        .map([&script](const QList<prisma::Warning> &holding) {
            return NextMigration{script.withWarnings().toUtf8(), true, holding};
        });
}

Result<Bundle> projectMigrations(const QString &folder, const QString &schema)
{
    const bool isBare = QFileInfo(folder).isDir() && QDir(folder).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot);
    if (isBare || !QFileInfo::exists(folder))
        return Bundle{schema, {}, {}, folder};
    return readBundle(folder, schema);
}

Result<QString> writeBehind(const QList<Migration> &migrations, const QString &folder, const QString &name,
                            const QByteArray &text)
{
    return writeNewMigration(folder, name, text, timeBehind(migrations));
}

} // namespace catalpa::migrate
