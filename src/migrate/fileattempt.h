// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/attempt.h"
#include "migrate/ledger.h"
#include "migrate/lockedtransaction.h"

namespace catalpa::migrate {

//! Runs one file in one transaction, with its row in the ledger and under Prisma's lock: afterwards, and whenever
//! anything breaks in between, the database has all of the file and its row, or nothing of either.
class FileAttempt {
public:
    FileAttempt(db::Session &session, const Task &task, const Patience &patience, Listener listener);

    Attempt run();

private:
    std::optional<Attempt> prepareUp();
    std::optional<Attempt> prepareDown();
    std::optional<Attempt> createTables(const Ledger &ledger);
    Attempt whyNot();
    db::SqlResult<> sendFile();
    Attempt complete();
    Attempt afterLostCommit(const db::SqlError &lost);
    Attempt ended(Attempt::Outcome outcome, const db::SqlError &error = {}) const;
    Attempt refused(const db::SqlError &error) const;
    const QString &schema() const { return m_task.bundle.schema; }

    db::Session &m_session;
    const Task &m_task;
    Patience m_patience;
    Listener m_listener;
    LockedTransaction m_transaction;
    LedgerEntry m_entry;
    int m_statements = 0;
};

} // namespace catalpa::migrate
