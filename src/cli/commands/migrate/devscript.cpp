// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/devscript.h"

#include "cli/scratchservers.h"
#include "db/executor.h"
#include "migrate/prisma/describedstate.h"
#include "migrate/prisma/replayedstate.h"
#include "prisma/sql/script.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

//! As Prisma begins a file that is to be filled by hand.
constexpr auto emptyMigration = "-- This is an empty migration.";

Result<DevScript> compared(db::Session &session, const migrate::PrismaSchema &schema,
                           const QList<Migration> &migrations)
{
    const QStringList schemas = schema.schemas();
    const QString defaultSchema = schema.tables.defaultSchema;
    const auto made = migrate::replayed(session, migrations, schemas, scratchServers());
    if (!made)
        return passOn(made);
    prisma::Database before = migrate::describedState(*made, schemas, defaultSchema, schema.hasPartialIndexes());
    // The default schema is always there; others are when something has been made in them.
    before.schemas.removeIf([&](const QString &name) {
        return name != defaultSchema
            && std::none_of(before.tables.begin(), before.tables.end(),
                            [&](const prisma::Table &table) { return table.name.schema == name; });
    });
    const prisma::Script script = prisma::scriptBetween(before, schema.tables);
    if (script.isEmpty())
        return DevScript{emptyMigration, false, {}};
    return migrate::warningsThatHold(session, script.warnings, defaultSchema)
        .map([&script](const QList<prisma::Warning> &holding) {
            return DevScript{script.withWarnings().toUtf8(), true, holding};
        });
}

} // namespace

Result<DevScript> devScript(const DevHistory &history, Context &context)
{
    const auto bundle = history.migrations();
    if (!bundle)
        return passOn(bundle);
    auto reads = std::make_unique<db::Executor>(migrate::migrationAddress(history.address()));
    const auto asking = reads->runOnce([schema = history.schema(), migrations = bundle->migrations](
                                           db::Session &session) { return compared(session, schema, migrations); });
    auto script = await(asking, context.interruption);
    db::Executor::retire(std::move(reads));
    return script;
}

} // namespace catalpa::cli
