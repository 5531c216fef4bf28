// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/migration/migration.h"

#include <QtCore/QCollator>

#include <functional>

namespace catalpa::migrate {

//! The migrations of one schema, in the order in which they are applied.
struct Bundle {
    QString schema; //!< Where the ledger is and where unqualified names lead, such as "public".
    QList<Migration> migrations;
    QStringList warnings = {}; //!< What does not keep them from being applied, as sentences.
    QString folder = {}; //!< Where they were read; empty for those that Catalpa brings along.

    const Migration *find(const QString &name) const; //!< Or null.
    //! Where a person finds a file: public/<name>/migration.sql, or below the folder.
    QString path(const QString &name, const QString &file = QStringLiteral("migration.sql")) const;
};

//! Prisma's order of folder names: JavaScript's String.localeCompare (Prisma 6.6 and later), bytes among equals.
//! Source: prisma/prisma, packages/migrate/src/utils/listMigrations.ts.
class NameOrder {
public:
    NameOrder();
    bool operator()(const QString &left, const QString &right) const;

private:
    QCollator m_collator;
};

//! Reads \a folder as Prisma does: every folder in it is a migration (a link to one is not), its text is the file
//! migration.sql, down.sql beside it (which Prisma passes over) takes it back, other files are passed over. A folder
//! without migration.sql, or whose file PostgreSQL cannot run because it is not UTF-8 or has U+0000, is a migration
//! with a flaw. A migration_lock.toml must name postgresql (Prisma's P3019). What cannot be read, and a name that the
//! ledger cannot hold, is ErrorKind::Invalid for the whole, with a sentence that names it. Reads the disk: not for the
//! GUI's thread.
Result<Bundle> readBundle(const QString &folder, const QString &schema);

//! What applies migrations asks for them each time, in its own thread: a folder may have changed.
using BundleReader = std::function<Result<QList<Bundle>>()>;

//! What Catalpa brings along: the history of "public", the same bytes that Prisma generates for the guide, then that of
//! "catalpa", our own.
Result<QList<Bundle>> bundledMigrations();

//! The migrations of one folder of the person's own, in Prisma's layout.
BundleReader folderReader(const QString &folder, const QString &schema = QStringLiteral("public"));

} // namespace catalpa::migrate
