// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/bundle.h"

#include <initializer_list>
#include <utility>

namespace catalpa::test {

//! A bundle of our own for the schema public: names and texts.
inline migrate::Bundle bundleOf(std::initializer_list<std::pair<QString, QByteArray>> scripts)
{
    migrate::Bundle bundle{QStringLiteral("public"), {}};
    for (const auto &[name, sql] : scripts)
        bundle.migrations += Migration{name, sql};
    return bundle;
}

//! Of the migrations that Catalpa brings along those that are shared with Prisma.
inline Result<QList<migrate::Bundle>> sharedMigrations()
{
    return migrate::bundledMigrations().map([](const QList<migrate::Bundle> &all) { return all.first(1); });
}

//! Keys of migrations of the schema public.
inline QList<MigrationKey> keys(const QStringList &names)
{
    QList<MigrationKey> list;
    for (const QString &name : names)
        list += {QStringLiteral("public"), name};
    return list;
}

//! The statement with which Prisma 2.13 to 7 creates its table, typed from its source for comparison with ours.
//! prisma/prisma-engines, schema-engine/connectors/sql-schema-connector/src/flavour/postgres.rs.
inline const QString prismaTable = QStringLiteral(R"sql(
    CREATE TABLE _prisma_migrations (
        id                      VARCHAR(36) PRIMARY KEY NOT NULL,
        checksum                VARCHAR(64) NOT NULL,
        finished_at             TIMESTAMPTZ,
        migration_name          VARCHAR(255) NOT NULL,
        logs                    TEXT,
        rolled_back_at          TIMESTAMPTZ,
        started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
        applied_steps_count     INTEGER NOT NULL DEFAULT 0
    ))sql");

inline const QString initName = QStringLiteral("20250203204157_init");
inline const QString countryName = QStringLiteral("20250203204258_add_country");

} // namespace catalpa::test
