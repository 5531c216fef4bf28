// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/ledgerrefusal.h"

#include "migrate/history/obstacle.h"
#include "migrate/history/plan.h"

#include <algorithm>

namespace catalpa::migrate {

std::optional<Error> whyNotRecorded(db::Session &session, const MigrationTask &task, const LedgerEntry &entry)
{
    const auto ledger = readLedger(session, task.bundle.schema);
    if (!ledger)
        return ledger.error();
    if (const auto reason = obstacle(*ledger, plan(task.bundle, ledger->rows)))
        return reason;
    if (const auto other = unfinishedBeside(task.bundle, ledger->rows, {}))
        return other;
    const bool isDone = std::any_of(ledger->rows.cbegin(), ledger->rows.cend(), [&entry](const LedgerRow &row) {
        return row.name == entry.name && row.isFinished() && !row.isRolledBack();
    });
    return isDone ? std::nullopt : std::optional(notRecorded(entry).value());
}

} // namespace catalpa::migrate
