// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/ledger.h"
#include "migrate/history/migrationlock.h"
#include "migrate/run/flight.h"
#include "migrate/run/runoutcome.h"

namespace catalpa::migrate {

//! Runs a file that is not one transaction (its own COMMITs, CREATE INDEX CONCURRENTLY, VACUUM …), section by section.
//! Its row in the ledger counts the statements that are done, in the same transaction with them; so whatever breaks in
//! between, the next try goes on where this one stopped. A statement that runs alone is looked up when it is unknown
//! whether it was carried out: an index that is there and valid counts as made, one that a failed run has left INVALID
//! is dropped and made anew. What the file sets for the session holds for all of its sections, and not behind them.
//!
//! Prisma's lock is held meanwhile by a transaction on a connection of its own, which works through a transaction
//! pooler too and does not stop CREATE INDEX CONCURRENTLY from waiting for other transactions, as a waiting
//! pg_advisory_lock() on the same connection would.
class SectionwiseRun {
public:
    //! \a lockSession holds the lock; all must outlive this.
    SectionwiseRun(db::Session &session, db::Session &lockSession, const MigrationTask &task, const sql::Script &script,
                   QList<sql::Section> sections, const Timeouts &timeouts, Listener listener);

    RunOutcome run();

private:
    Result<> holdLock();
    std::optional<RunOutcome> prepareUp();
    std::optional<RunOutcome> prepareDown();
    Result<> runSection(const sql::Section &section);
    Result<> runInTransaction(const sql::Section &section);
    Result<> runAlone(const sql::Section &section);
    Result<bool> isMadeAlready(const sql::Statement &statement, int index);
    Result<> settled(const Result<> &sent, const Flight &flight, const sql::Section &section);
    RunOutcome finish();
    RunOutcome stopped(const Error &error);
    bool leftNothing();
    RunOutcome ended(RunOutcome::Outcome outcome, const Error &error = {}) const;
    QByteArrayList settings(int before) const;
    db::Session &aloneSession() { return m_aloneSession ? *m_aloneSession : m_session; }
    bool isLast(const sql::Section &section) const { return section.end == m_sections.constLast().end; }
    const QString &schema() const { return m_task.bundle.schema; }
    bool isUp() const { return m_task.direction == MigrationTask::Direction::Up; }

    db::Session &m_session;
    db::Session &m_lockSession;
    const MigrationTask &m_task;
    const sql::Script &m_script;
    Timeouts m_timeouts;
    Listener m_listener;
    LockedTransaction m_lock;
    QByteArray m_sql;
    QList<sql::Section> m_sections;
    LedgerEntry m_entry;
    int m_done = 0; //!< Statements of the script.
    int m_failedAt = -1; //!< The statement that failed.
    std::unique_ptr<db::Session> m_aloneSession; //!< Where another one looks for tables elsewhere.
    bool m_rowIsDue = false; //!< It is written with the first section.
    bool m_rowIsRefused = false; //!< By the ledger, as the first section was to begin.
    bool m_finished = false; //!< The row was completed with the last one.
};

} // namespace catalpa::migrate
