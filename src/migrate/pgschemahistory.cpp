// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/pgschemahistory.h"

#include "db/executor.h"
#include "migrate/runner.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

ConnectionAddress migrationAddress(const ConnectionAddress &address)
{
    ConnectionAddress own = address.direct();
    if (own.option(u"application_name").isEmpty())
        own.options += {u"application_name"_s, u"Catalpa migrations"_s};
    return own;
}

PgSchemaHistory::PgSchemaHistory(const ConnectionAddress &address, const Patience &patience)
    : m_patience(patience)
    , m_executor(std::make_unique<db::Executor>(migrationAddress(address)))
{
}

PgSchemaHistory::~PgSchemaHistory()
{
    db::Executor::retire(std::move(m_executor));
}

QFuture<Result<SchemaStatus>> PgSchemaHistory::status()
{
    return m_executor->read([patience = m_patience](db::Session &session) {
        return bundledMigrations().and_then(
            [&](Bundle bundle) { return Runner(session, std::move(bundle), patience).status(); });
    });
}

QFuture<Result<MigrationReport>> PgSchemaHistory::apply(MigrationSelection, Progress progress)
{
    return m_executor->runOnce([patience = m_patience, report = std::move(progress)](db::Session &session) {
        return bundledMigrations().and_then(
            [&](Bundle bundle) { return Runner(session, std::move(bundle), patience).apply(report); });
    });
}

QFuture<Result<QList<MigrationOutlook>>> PgSchemaHistory::outlook(bool)
{
    return m_executor->read([](db::Session &) { return Result<QList<MigrationOutlook>>(); });
}

QFuture<Result<SchemaFindings>> PgSchemaHistory::examine()
{
    return m_executor->read([](db::Session &) { return Result<SchemaFindings>(); });
}

QFuture<Result<RehearsalReport>> PgSchemaHistory::rehearse(MigrationSelection, Progress)
{
    return m_executor->runOnce([](db::Session &) { return Result<RehearsalReport>(); });
}

QFuture<Result<MigrationReport>> PgSchemaHistory::undo(MigrationKey, Progress)
{
    return m_executor->runOnce([](db::Session &) { return Result<MigrationReport>(); });
}

QFuture<Result<>> PgSchemaHistory::resolve(MigrationKey, Resolution)
{
    return m_executor->runOnce([](db::Session &) { return Result<>(); });
}

QFuture<Result<QList<MigrationKey>>> PgSchemaHistory::adopt(QList<MigrationKey>)
{
    return m_executor->runOnce([](db::Session &) { return Result<QList<MigrationKey>>(); });
}

} // namespace catalpa::migrate
