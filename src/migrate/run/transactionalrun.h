// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/ledger.h"
#include "migrate/history/migrationlock.h"
#include "migrate/run/runoutcome.h"

namespace catalpa::migrate {

//! Runs one file in one transaction, with its row in the ledger and under Prisma's lock: afterwards, and whenever
//! anything breaks in between, the database has all of the file and its row, or nothing of either.
class TransactionalRun {
public:
    TransactionalRun(db::Session &session, const MigrationTask &task, const Timeouts &timeouts, Listener listener);

    RunOutcome run();

private:
    std::optional<RunOutcome> prepareUp();
    std::optional<RunOutcome> prepareDown();
    std::optional<RunOutcome> createTables(const Ledger &ledger);
    RunOutcome whyNot();
    Result<> sendFile();
    RunOutcome complete();
    RunOutcome afterLostCommit(const Error &lost);
    RunOutcome ended(RunOutcome::Outcome outcome, const Error &error = {}) const;
    RunOutcome refused(const Error &error) const;
    const QString &schema() const { return m_task.bundle.schema; }

    db::Session &m_session;
    const MigrationTask &m_task;
    Timeouts m_timeouts;
    Listener m_listener;
    LockedTransaction m_transaction;
    LedgerEntry m_entry;
    int m_statements = 0;
};

} // namespace catalpa::migrate
