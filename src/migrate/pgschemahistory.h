// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "core/schemahistory.h"
#include "migrate/patience.h"

#include <memory>

namespace catalpa::db {
class Executor;
}

namespace catalpa::migrate {

//! The address by which migrations reach the server: the direct host, never Neon's pooler, and, unless \a address names
//! one, an application_name by which an administrator and a waiting Catalpa recognise them.
ConnectionAddress migrationAddress(const ConnectionAddress &address);

//! The bundled history, on PostgreSQL: each call is one job of an executor of its own, so that a long migration delays
//! nobody, on the migrationAddress().
class PgSchemaHistory final : public SchemaHistory {
public:
    explicit PgSchemaHistory(const ConnectionAddress &address, const Patience &patience = {});
    //! Does not wait: what runs is interrupted and rolled back by its own thread.
    ~PgSchemaHistory() override;

    QFuture<Result<SchemaStatus>> status() override;
    //! Cancelling the future stops the file that is running and rolls it back; what was applied before stays.
    QFuture<Result<MigrationReport>> apply(MigrationSelection selection, Progress progress) override;
    QFuture<Result<QList<MigrationOutlook>>> outlook(bool everything) override;
    QFuture<Result<SchemaFindings>> examine() override;
    QFuture<Result<RehearsalReport>> rehearse(MigrationSelection selection, Progress progress) override;
    QFuture<Result<MigrationReport>> undo(MigrationKey last, Progress progress) override;
    QFuture<Result<>> resolve(MigrationKey key, Resolution resolution) override;
    QFuture<Result<QList<MigrationKey>>> adopt(QList<MigrationKey> seen) override;

private:
    Patience m_patience;
    std::unique_ptr<db::Executor> m_executor;
};

} // namespace catalpa::migrate
