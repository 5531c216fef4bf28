// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/errors/sqlerror.h"
#include "migrate/history/bundle.h"
#include "migrate/history/ledgerwriter.h"
#include "sql/sections.h"

#include <functional>

namespace catalpa::migrate {

//! One file that is to be run.
struct MigrationTask {
    enum class Direction { Up, Down };
    enum class Notes { None, Keep, Create };

    Bundle bundle;
    Migration migration;
    Direction direction = Direction::Up;
    QString owner = {}; //!< Of all that our own migrations make; empty for the owner of the schema.
    QString recordedAs = {}; //!< The name in the ledger, where it is another one.
    bool ledgerExists = true; //!< As far as is known; it is not looked for where it exists.
    Notes notes = Notes::None;
    int statementsDone = 0; //!< Of a file of several transactions that goes on where it had stopped.
    bool resumes = false; //!< It goes on: its row is in the ledger already.
    bool makesAgain = false; //!< It was applied, and what is left of it is taken back first.
    QByteArray mending = {}; //!< It was applied, and only this is run, which makes what was lost of it again.

    QByteArray script() const
    {
        if (!mending.isEmpty())
            return mending;
        return direction == Direction::Up ? migration.sql : migration.downSql.value_or("");
    }
    //! One of those that come with the program: what the server notes while it runs (that something is not there yet)
    //! is for nobody.
    bool isOurs() const { return bundle.folder.isEmpty() && bundle.schema == QLatin1String("catalpa"); }
    QString ledgerName() const { return recordedAs.isEmpty() ? migration.name : recordedAs; }
    QString path() const;
};

//! What is told while a file runs, in the thread of its session.
struct Listener {
    std::function<void(const QString &)> notice; //!< What the server says, and what is waited for.
    std::function<void(int)> statement; //!< How many statements of the file are done; not for every one of many.
};

//! How one try to run one file ended.
struct RunOutcome {
    enum class Outcome {
        Applied, //!< Or taken back.
        NotNeeded, //!< Somebody else had done it when the lock was ours.
        Prevented, //!< Nothing of the file was sent: the lock is taken, there is no connection, the history is not
                   //!< well.
        Refused, //!< The database or the person stopped it, and it was rolled back.
        Stopped, //!< The same for a file of several transactions: what was committed before the failed one stays.
        Torn, //!< The file ended its transaction where nobody could see it, and failed: a part of it may be there.
        Lost, //!< The link broke, and nothing of the file is in the database.
        Unknown //!< The link broke while committing, and the server could not be asked how that ended.
    };

    Outcome outcome = Outcome::Prevented;
    LedgerEntry entry = {}; //!< Its row, if it came so far.
    Error error = {}; //!< Why it was not applied. Its position counts from the start of the file.
    int statements = 0; //!< How many statements of the file are done, and with Stopped stay so.
    int failedAt = -1; //!< The place of the statement that failed, where it is another one than \a statements.
};

//! The database itself said no to the file; a stop, a busy table and a lost link say nothing about it.
bool isWorthRemembering(const MigrationTask &task, const RunOutcome &attempt);

//! Lock time-outs and deadlocks: the file was rolled back as a whole, or its last transaction was, so it may be tried
//! again.
bool isWorthRepeating(const RunOutcome &attempt);

//! What PostgreSQL refuses because something before it in the transaction is not committed yet: a new value of an enum,
//! the events of deferred triggers; or because a procedure would end the transaction.
bool wantsItsOwnTransactions(const Error &error);

} // namespace catalpa::migrate
