// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/migrationlock.h"
#include "migrate/run/runoutcome.h"
#include "sql/script.h"

namespace catalpa::migrate {

//! Runs a file that cannot run in a transaction (CREATE INDEX CONCURRENTLY, VACUUM …), statement by statement. Its row
//! stands in the ledger before the first one, unfinished, and counts those that are done; so whatever breaks in
//! between, the next try goes on where this one stopped. A statement that may run in a transaction runs in one together
//! with the count. One that may not is looked up when it is unknown whether it was carried out: an index that is there
//! and valid counts as made, one that a failed run has left INVALID is dropped and made anew.
//!
//! Prisma's lock is held meanwhile by a transaction on a connection of its own, which works through a transaction
//! pooler too and does not stop CREATE INDEX CONCURRENTLY from waiting for other transactions, as a waiting
//! pg_advisory_lock() on the same connection would.
class StatementwiseRun {
public:
    StatementwiseRun(db::Session &session, const MigrationTask &task, const Timeouts &timeouts, Listener listener);

    RunOutcome run();

private:
    Result<> holdLock();
    std::optional<RunOutcome> prepareUp();
    std::optional<RunOutcome> prepareDown();
    std::optional<Error> unfitNames() const;
    Result<> runStatement(int index);
    Result<> runInTransaction(const sql::Statement &statement, int index);
    Result<> runAlone(const sql::Statement &statement, int index);
    Result<bool> isMadeAlready(const sql::Statement &statement, int index);
    RunOutcome finish();
    RunOutcome stopped(const Error &error);
    bool leftNothing();
    RunOutcome ended(RunOutcome::Outcome outcome, const Error &error = {}) const;
    QByteArray text(const sql::Statement &statement) const;
    const QString &schema() const { return m_task.bundle.schema; }
    bool isUp() const { return m_task.direction == MigrationTask::Direction::Up; }

    db::Session &m_session;
    db::Session m_lockSession;
    const MigrationTask &m_task;
    Timeouts m_timeouts;
    Listener m_listener;
    LockedTransaction m_lock;
    QByteArray m_sql;
    QList<sql::Statement> m_statements;
    LedgerEntry m_entry;
    int m_done = 0;
};

} // namespace catalpa::migrate
