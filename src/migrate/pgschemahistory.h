// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "core/migration/schemahistory.h"
#include "migrate/drift/replay.h"
#include "migrate/history/bundle.h"
#include "migrate/history/timeouts.h"

#include <memory>

namespace catalpa::db {
class Executor;
class Session;
} // namespace catalpa::db

namespace catalpa::migrate {

//! The address by which migrations reach the server: the direct host, never Neon's pooler, and, unless \a address names
//! one, an application_name by which an administrator and a waiting Catalpa recognise them.
ConnectionAddress migrationAddress(const ConnectionAddress &address);

//! A history on PostgreSQL: each call is one job of an executor of its own, so that a long migration delays nobody, on
//! the migrationAddress(). Where \a address is a pooler's and only that can be reached, jobs run through it, each on a
//! connection of its own.
class PgSchemaHistory final : public SchemaHistory {
public:
    //! \a servers serve for what has to be tried out where the role may not make a database.
    explicit PgSchemaHistory(const ConnectionAddress &address, BundleReader read = bundledMigrations,
                             const Timeouts &timeouts = {}, ScratchServers servers = {});
    //! Does not wait: what runs is interrupted and rolled back by its own thread.
    ~PgSchemaHistory() override;

    QFuture<Result<SchemaStatus>> status() override;
    QFuture<Result<QList<ImpactReport>>> impact(bool everything) override;
    QFuture<Result<SchemaFindings>> checkDrift() override { return checkDrift({}); }
    QFuture<Result<SchemaFindings>> checkDrift(const Trying &trying);
    QFuture<Result<MigrationReport>> apply(MigrationSelection selection, Progress progress) override;
    QFuture<Result<DryRunReport>> rehearse(MigrationSelection selection, Progress progress) override;
    QFuture<Result<MigrationReport>> undo(MigrationKey last, Progress progress) override;
    QFuture<Result<>> resolve(MigrationKey key, Resolution resolution) override;
    std::function<QByteArray()> deployScript(const SchemaStatus &status) const override;
    QFuture<Result<QList<MigrationKey>>> adopt(QList<MigrationKey> seen) override { return adopt(std::move(seen), {}); }
    QFuture<Result<QList<MigrationKey>>> adopt(QList<MigrationKey> seen, const Trying &trying);

private:
    template <typename Work>
    auto job(Work work) const;

    BundleReader m_read;
    Timeouts m_timeouts;
    ScratchServers m_servers;
    std::optional<ConnectionAddress> m_pooled;
    std::unique_ptr<db::Executor> m_executor;
};

} // namespace catalpa::migrate
