// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration.h"
#include "db/session.h"

#include <QtCore/QStringList>

namespace catalpa::migrate {

//! One row of _prisma_migrations. One name can have several. Neither finished nor rolled back means that it failed,
//! was killed, or is running; a rolled-back row counts for nothing, finished or not.
//! Source: prisma/prisma-engines, schema-engine/ARCHITECTURE.md.
struct LedgerRow {
    QString id;
    QString name;
    QByteArray checksum;
    QDateTime startedAt; //!< UTC, as the other times.
    QDateTime finishedAt; //!< Null when not finished.
    QDateTime rolledBackAt; //!< Null when not rolled back.
    QString logs;

    bool isRolledBack() const { return rolledBackAt.isValid(); }
    bool isFinished() const { return finishedAt.isValid(); }
    bool operator==(const LedgerRow &) const = default;
};

//! What a database says about the history of one schema.
struct Ledger {
    bool schemaExists = false;
    bool mayCreate = false; //!< Tables in the schema, or the schema itself when it does not exist.
    bool readOnly = false; //!< A standby, or a role that may only read.
    QStringList otherTables; //!< Ordinary tables of the schema, without the ledger and without those of extensions.
    bool exists = false; //!< The table _prisma_migrations.
    bool mayRead = false; //!< With exists: its rows may be read.
    bool mayWrite = false; //!< With exists: rows may be added and changed.
    QStringList missingColumns; //!< With exists: what Prisma's table has and this one lacks.
    QList<LedgerRow> rows; //!< Oldest first; empty when they cannot be read.

    bool operator==(const Ledger &) const = default;
};

//! Reads all of it in one round trip, also when the table, or the schema, does not exist.
db::SqlResult<Ledger> readLedger(db::Session &session, const QString &schema);

//! Creates the ledger in the current transaction with Prisma's own statement, and the schema if it does not exist.
//! The schema must be the first of the search_path.
db::SqlResult<> createLedger(db::Session &session, const Ledger &ledger, const QString &schema);

//! The rows of one migration's way, in the order in which they are written. Times come from this computer's clock, as
//! Prisma's do.
struct LedgerEntry {
    QString id; //!< A random UUID (version 4), lower case.
    QString name;
    QByteArray checksum;
    QDateTime startedAt; //!< UTC.
};

LedgerEntry newEntry(const Migration &migration);

//! Adds the row of a migration that is about to run.
db::SqlResult<> writeStarted(db::Session &session, const QString &schema, const LedgerEntry &entry);

//! Completes the row that writeStarted() added in this very transaction. False, with nothing changed, when it is not
//! there or belongs to another transaction: then the migration ended the one that it was run in.
db::SqlResult<bool> writeFinished(db::Session &session, const QString &schema, const LedgerEntry &entry);

//! Keeps the memory of a failure whose changes were rolled back, in a row that Prisma and Catalpa pass over. If the row
//! itself survived, the migration did not roll back as a whole: then the row stays failed and only gets the logs.
db::SqlResult<> writeFailure(db::Session &session, const QString &schema, const LedgerEntry &entry,
                             const QString &logs);

//! "name" with its quotes, for SQL.
QByteArray quotedName(const QString &name);

} // namespace catalpa::migrate
