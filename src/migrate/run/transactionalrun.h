// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/ledger.h"
#include "migrate/history/migrationlock.h"
#include "migrate/run/flight.h"
#include "migrate/run/runoutcome.h"

namespace catalpa::migrate {

//! Runs one file in one transaction, with its row in the ledger and under Prisma's lock: afterwards, and whenever
//! anything breaks in between, the database has all of the file and its row, or nothing of either. What the file sets
//! for the session is taken back before the transaction ends.
//!
//! Where the ledger is there everything crosses at once, from BEGIN to COMMIT: one round trip. Only when the lock or
//! the ledger is not as it was expected are they looked at one by one.
class TransactionalRun {
public:
    //! \a section is all of the file; both must outlive this.
    TransactionalRun(db::Session &session, const MigrationTask &task, const sql::Section &section,
                     const Timeouts &timeouts, Listener listener);

    RunOutcome run();

private:
    std::optional<RunOutcome> inOneFlight();
    std::optional<RunOutcome> prepareUp();
    std::optional<RunOutcome> prepareDown();
    std::optional<RunOutcome> createTables(const Ledger &ledger);
    RunOutcome whyNot(); //!< The ledger did not take the row.
    Flight &addFile(Flight &flight) const;
    Result<> send(Flight &flight);
    RunOutcome complete();
    RunOutcome failed(const Flight &flight, const Error &error, bool torn);
    RunOutcome afterLostCommit(const Error &lost);
    RunOutcome ended(RunOutcome::Outcome outcome, const Error &error = {}) const;
    bool isUp() const { return m_task.direction == MigrationTask::Direction::Up; }
    const QString &schema() const { return m_task.bundle.schema; }

    db::Session &m_session;
    const MigrationTask &m_task;
    const sql::Section &m_section;
    QByteArray m_sql;
    Timeouts m_timeouts;
    Listener m_listener;
    LockedTransaction m_transaction;
    LedgerEntry m_entry;
    int m_statements = 0;
};

} // namespace catalpa::migrate
