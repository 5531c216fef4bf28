// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration.h"
#include "core/result.h"

#include <QtCore/QCollator>

namespace catalpa::migrate {

//! The migrations of one schema, in the order in which they are applied.
struct Bundle {
    QString schema; //!< Where the ledger is and where unqualified names lead, such as "public".
    QList<Migration> migrations;

    //! Where a person finds the file: public/<name>/migration.sql.
    QString path(const QString &name) const;
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
//! migration.sql, other files are passed over. Each file must be what PostgreSQL can run unchanged: UTF-8 without a
//! byte order mark and without U+0000. One bad entry is ErrorKind::Invalid for the whole, with a sentence that names
//! it.
Result<Bundle> readBundle(const QString &folder, const QString &schema);

//! The history of the schema "public" that Catalpa brings along: the guide's, the same bytes that Prisma generates.
Result<Bundle> bundledMigrations();

} // namespace catalpa::migrate
