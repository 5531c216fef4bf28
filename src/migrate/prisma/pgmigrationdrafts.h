// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "core/migration/migrationdraft.h"

#include <memory>

namespace catalpa::db {
class Executor;
}

namespace catalpa::migrate {

//! Drafts against PostgreSQL, on an executor of its own and the migrationAddress(). Of the schema "public".
class PgMigrationDrafts final : public MigrationDrafts {
public:
    explicit PgMigrationDrafts(const ConnectionAddress &address);
    //! Does not wait.
    ~PgMigrationDrafts() override;

    QFuture<Result<MigrationDraft>> draft(const QString &path) override;
    QFuture<Result<QString>> write(const MigrationDraft &draft, const QString &name) override;

private:
    std::unique_ptr<db::Executor> m_executor;
};

} // namespace catalpa::migrate
