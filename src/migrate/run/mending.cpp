// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/mending.h"

#include "migrate/history/historystate.h"
#include "migrate/history/migrationlock.h"

#include <algorithm>

namespace catalpa::migrate {
namespace {

RunOutcome mendInTransaction(db::Session &session, const MigrationTask &task, const Timeouts &timeouts,
                             const Listener &listener)
{
    LockedTransaction transaction(session, task.bundle.schema, timeouts);
    if (const auto begun = transaction.begin(listener.notice); !begun)
        return {.outcome = RunOutcome::Outcome::Prevented, .error = begun.error()};
    const auto done =
        session.script(task.mending, timeouts.file).and_then([&transaction] { return transaction.commit(); });
    if (done)
        return {.outcome = RunOutcome::Outcome::Applied};
    return {.outcome = session.isOpen() ? RunOutcome::Outcome::Refused : RunOutcome::Outcome::Lost,
            .error = done.error()};
}

bool isAnythingLost(db::Session &session, const QList<Bundle> &bundles)
{
    const auto history = readHistoryState(session, bundles);
    return !history
        || std::any_of(history->status.steps.cbegin(), history->status.steps.cend(),
                       [](const MigrationStep &step) { return !step.mending.isEmpty(); });
}

} // namespace

RunOutcome mend(db::Session &session, const QList<Bundle> &bundles, const MigrationTask &task, const Timeouts &timeouts,
                const Listener &listener)
{
    const RunOutcome mended = mendInTransaction(session, task, timeouts, listener);
    if (mended.outcome == RunOutcome::Outcome::Refused && !isAnythingLost(session, bundles))
        return {.outcome = RunOutcome::Outcome::NotNeeded};
    return mended;
}

} // namespace catalpa::migrate
