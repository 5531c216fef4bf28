// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "db/session.h"
#include "migrate/history/ledger.h"

namespace catalpa::migrate {

//! A row of _prisma_migrations as we write it, step by step. Times come from this computer's clock, as Prisma's do.
struct LedgerEntry {
    QString schema; //!< Whose ledger it is in.
    QString id; //!< A random UUID (version 4), lower case.
    QString name;
    QByteArray checksum;
    QDateTime startedAt; //!< UTC.
};

LedgerEntry newEntry(const Migration &migration);

//! Adds the row of a migration that is about to run. False, with nothing added, when the ledger says that it must not:
//! it is applied, or another one has failed.
Result<bool> writeStarted(db::Session &session, const LedgerEntry &entry);

//! Adds the row in a transaction of its own, for a file that is not one transaction; before it what the database lacks
//! of \a ledger, and with \a notes our notes. notRecorded(), with nothing added, where writeStarted() answers false.
Result<> writeBeginning(db::Session &session, const Ledger &ledger, const LedgerEntry &entry, bool notes);

//! Keeps the memory of a failure whose changes were rolled back, in a row that Prisma and Catalpa pass over. If the row
//! itself survived, the migration did not roll back as a whole: then the row stays failed and only gets the logs.
Result<> writeFailure(db::Session &session, const LedgerEntry &entry, const QString &logs);

//! Adds the row of a migration whose changes are there without having been run, as `prisma migrate resolve --applied`
//! does; rows of that name that had failed are rolled back.
Result<> writeResolved(db::Session &session, const LedgerEntry &entry);

//! Why a migration does not run whose row the ledger did not take.
Failure notRecorded(const LedgerEntry &entry);

// Of a file that is not one transaction. Each of them fails with recordChanged() when the row is not there any more.

//! Keeps how many statements are done.
Result<> writeProgress(db::Session &session, const LedgerEntry &entry, int statements);
//! The same when all are done; with \a noted also who did it, in catalpa.migration_notes, which Prisma does not know
//! and does not miss.
Result<> writeCompleted(db::Session &session, const LedgerEntry &entry, bool noted);
//! Why it stopped; the row stays failed.
Result<> writeStopped(db::Session &session, const LedgerEntry &entry, const QString &logs);
//! Why taking it back stopped; the rows stay failed, and known as being taken back.
Result<> writeStoppedDown(db::Session &session, const QString &schema, const QString &name, const QString &logs);

//! Another program has removed the row of a migration that is running, or has gone on with it.
Failure recordChanged();
bool isRecordChanged(const Error &error);

//! The rows of a migration whose changes are about to be removed without transaction: not finished any more. How many
//! that were.
Result<qint64> writeUnfinished(db::Session &session, const QString &schema, const QString &name);

//! Takes back whatever rows of \a name count: they are rolled back now. How many that were.
Result<qint64> writeRolledBack(db::Session &session, const QString &schema, const QString &name);
//! The same for those only that are not finished.
Result<qint64> writeFailedRolledBack(db::Session &session, const QString &schema, const QString &name);

//! Creates the table of notes in the current transaction, and its schema, unless they exist.
Result<> createNotes(db::Session &session);

} // namespace catalpa::migrate
