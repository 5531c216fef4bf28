// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace catalpa::test {

//! What Prisma's own engine answered, one case of tests/prisma/cases. The files hold parts under headings: "####
//! schema" begins a case, "#### changed" a second state of it (after "#### schema" and its SQL, or "#### from"), "####
//! sql" is what `prisma migrate diff --script` of Prisma 7.10.0 printed, and "#### after the database" the same from a
//! database in which the first SQL had been run. The file "introspection" holds tables made by hand, a schema beside
//! them, and what the engine wrote from a database with those tables to the schema, and back.
struct PrismaCase {
    QString name; //!< The file and the number.
    QString from; //!< A schema; empty for nothing.
    QString to;
    QString sql;
    QString history = {}; //!< SQL that makes \a from; with \a sqlAfterDatabase.
    QString sqlAfterDatabase = {};
    bool hasDatabase = false;
};

//! The cases of the file \a name, without its ending.
QList<PrismaCase> prismaCases(const QString &name);
//! The schemas under \a heading of that file.
QStringList prismaSchemas(const QString &name, const QString &heading);

} // namespace catalpa::test
