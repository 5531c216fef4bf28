// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/schemastate.h"

#include "cli/scratchservers.h"
#include "db/executor.h"
#include "migrate/pgschemahistory.h"
#include "migrate/prisma/describedstate.h"
#include "migrate/prisma/replayedstate.h"
#include "migrate/prisma/schemadrift.h"
#include "migrate/prisma/surroundings.h"
#include "prisma/sql/script.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

//! Runs \a work in a thread of its own, on the database of the command line.
template <typename Work>
auto onDatabase(Context &context, Work work) -> decltype(work(std::declval<db::Session &>()))
{
    const auto address = openDatabase(context, true);
    if (!address)
        return passOn(address);
    auto reads = std::make_unique<db::Executor>(migrate::migrationAddress(*address));
    auto answer = await(reads->runOnce(std::move(work)), context.interruption);
    db::Executor::retire(std::move(reads));
    return answer;
}

Result<schema::SchemaSnapshot> snapshotOf(db::Session &session, const SchemaState &state, const QStringList &schemas)
{
    if (state.isDatabase)
        return schema::readSnapshot(session, schemas);
    return migrate::replayed(session, state.migrations, schemas, scratchServers());
}

Result<prisma::Database> tablesOf(db::Session &session, const SchemaState &state, const migrate::PrismaSchema &other)
{
    if (state.schema)
        return state.schema->tables;
    const QString &defaultSchema = other.tables.defaultSchema;
    const auto surroundings = state.isDatabase
        ? migrate::surroundingsIn(session)
        : Result<migrate::Surroundings>(migrate::surroundingsMadeBy(state.migrations, defaultSchema));
    if (!surroundings)
        return passOn(surroundings);
    return snapshotOf(session, state, other.schemas()).map([&](const schema::SchemaSnapshot &snapshot) {
        return migrate::within(
            *surroundings, migrate::describedState(snapshot, other.schemas(), defaultSchema, other.hasPartialIndexes()),
            other.tables);
    });
}

QByteArray sqlBetween(const prisma::Database &from, const prisma::Database &to)
{
    return prisma::scriptBetween(from, to).text.toUtf8();
}

bool needsDatabase(const SchemaState &state)
{
    return !state.schema && !state.isEmpty();
}

prisma::Database tablesWithoutDatabase(const SchemaState &state)
{
    return state.schema ? state.schema->tables : prisma::Database();
}

} // namespace

Result<QByteArray> schemaDifference(const SchemaState &before, const SchemaState &after, Context &context)
{
    if (!needsDatabase(before) && !needsDatabase(after))
        return sqlBetween(tablesWithoutDatabase(before), tablesWithoutDatabase(after));
    const migrate::PrismaSchema schema = before.schema ? *before.schema : *after.schema;
    return onDatabase(context, [before, after, schema](db::Session &session) -> Result<QByteArray> {
        const auto from = tablesOf(session, before, schema);
        if (!from)
            return passOn(from);
        return tablesOf(session, after, schema).map([&from](const prisma::Database &to) {
            return sqlBetween(*from, to);
        });
    });
}

Result<QList<SchemaDifference>> schemaDrift(const migrate::PrismaSchema &schema, Context &context)
{
    return onDatabase(context, [schema](db::Session &session) {
        return tablesOf(session, SchemaState{.isDatabase = true}, schema).map([&schema](const prisma::Database &found) {
            return migrate::schemaDrift(found, schema.tables);
        });
    });
}

} // namespace catalpa::cli
