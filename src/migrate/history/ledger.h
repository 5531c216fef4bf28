// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "db/session.h"
#include "migrate/losses/ownobjects.h"
#include "sql/identifier.h"

#include <QtCore/QStringList>

namespace catalpa::migrate {

//! How the logs of a row begin whose changes are being removed; nobody else writes such a text.
constexpr auto takingBack = QLatin1StringView("Catalpa: this is being taken back.");

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
    int appliedSteps = 0; //!< 1 when applied; of a file without transaction, how many statements are done.
    QString appliedBy = {}; //!< From our own notes; empty where there is none.

    bool isRolledBack() const { return rolledBackAt.isValid(); }
    //! Not finished any more, because its changes are being removed.
    bool isBeingTakenBack() const { return !isFinished() && logs.startsWith(takingBack); }
    bool isFinished() const { return finishedAt.isValid(); }
    bool operator==(const LedgerRow &) const = default;
};

//! What a database says about the history of one schema.
struct Ledger {
    QString schema;
    bool schemaExists = false;
    bool mayCreate = false; //!< Tables in the schema, or the schema itself when it does not exist.
    bool readOnly = false; //!< A standby, or a role that may only read.
    QStringList otherTables; //!< Ordinary tables of the schema, without the ledger, our notes and those of extensions.
    bool exists = false; //!< The table _prisma_migrations.
    bool mayRead = false; //!< With exists: its rows may be read.
    bool mayWrite = false; //!< With exists: rows may be added and changed.
    QStringList missingColumns; //!< With exists: what Prisma's table has and this one lacks.
    QList<LedgerRow> rows; //!< Oldest first; empty when they cannot be read.

    bool operator==(const Ledger &) const = default;
};

//! What is read in one round trip, also when tables, or schemas, do not exist.
struct Ledgers {
    QList<Ledger> ofSchemas; //!< In the order asked for.
    bool notesExist = false; //!< Our notes, and they may be written.
    bool notesPossible = false; //!< They do not exist, and this role may create them.
    OwnObjects own;
    QString lockHolder; //!< Who holds the migration lock, as the subject of a sentence; empty when nobody does.
};

//! The columns of _prisma_migrations as Prisma makes them, in parentheses, for CREATE TABLE.
//! Source: prisma-engines, schema-engine/connectors/sql-schema-connector.
extern const char *const ledgerColumns;

Result<Ledgers> readLedgers(db::Session &session, const QStringList &schemas);
//! What was not asked because it runs functions of somebody else: what \a own says of the reading index and the
//! history.
Result<> readStates(db::Session &session, OwnObjects &own);
//! One of them.
Result<Ledger> readLedger(db::Session &session, const QString &schema);

//! Creates the ledger in the current transaction with Prisma's own statement, and the schema if it does not exist.
//! The schema must be the first of the search_path.
Result<> createLedger(db::Session &session, const Ledger &ledger, const QString &schema);

} // namespace catalpa::migrate
