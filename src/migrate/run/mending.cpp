// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/mending.h"

#include "base/text.h"
#include "migrate/history/historystate.h"
#include "migrate/history/migrationlock.h"

#include <algorithm>

namespace catalpa::migrate {
namespace {

Result<bool> isAnythingLost(db::Session &session, const QList<Bundle> &bundles)
{
    return readHistoryState(session, bundles).map([](const HistoryState &history) {
        return std::any_of(history.status.steps.cbegin(), history.status.steps.cend(),
                           [](const MigrationStep &step) { return !step.mending.isEmpty(); });
    });
}

//! GRANT and REVOKE only warn when they cannot do what they say.
Error notOurs()
{
    return {ErrorKind::Rights,
            Text::tr("Some of what Catalpa keeps in this database belongs to another role, so it cannot be made again. "
                     "Ask whoever owns the schema “catalpa” to apply the migrations."),
            QStringLiteral("something is lost still, though its statements ran")};
}

//! Asks the server how a commit ended whose answer was lost: once the lock is free, it has ended.
RunOutcome afterLostCommit(db::Session &session, const QList<Bundle> &bundles, const MigrationTask &task,
                           const Timeouts &timeouts, const Error &lost)
{
    LockedTransaction transaction(session, task.bundle.schema, timeouts);
    const auto isLost = transaction.begin().and_then([&] { return isAnythingLost(session, bundles); });
    if (!isLost)
        return {.outcome = RunOutcome::Outcome::Unknown, .error = lost};
    return {.outcome = *isLost ? RunOutcome::Outcome::Lost : RunOutcome::Outcome::Applied, .error = lost};
}

RunOutcome mendInTransaction(db::Session &session, const QList<Bundle> &bundles, const MigrationTask &task,
                             const Timeouts &timeouts, const Listener &listener)
{
    const auto failed = [&session](const Error &error) {
        return RunOutcome{.outcome = session.isOpen() ? RunOutcome::Outcome::Refused : RunOutcome::Outcome::Lost,
                          .error = error};
    };
    std::optional<Error> unsure;
    {
        LockedTransaction transaction(session, task.bundle.schema, timeouts);
        if (const auto begun = transaction.begin(listener.notice); !begun)
            return {.outcome = RunOutcome::Outcome::Prevented, .error = begun.error()};
        if (const auto done = session.script(task.mending, timeouts.file); !done)
            return failed(done.error());
        if (isAnythingLost(session, bundles).value_or(false))
            return {.outcome = RunOutcome::Outcome::Refused, .error = notOurs()};
        const auto committed = transaction.commit();
        if (committed)
            return {.outcome = RunOutcome::Outcome::Applied};
        if (session.isOpen())
            return failed(committed.error());
        unsure = committed.error();
    }
    return afterLostCommit(session, bundles, task, timeouts, *unsure);
}

} // namespace

RunOutcome mend(db::Session &session, const QList<Bundle> &bundles, const MigrationTask &task, const Timeouts &timeouts,
                const Listener &listener)
{
    const RunOutcome mended = mendInTransaction(session, bundles, task, timeouts, listener);
    if (mended.outcome == RunOutcome::Outcome::Refused && !isAnythingLost(session, bundles).value_or(true))
        return {.outcome = RunOutcome::Outcome::NotNeeded};
    return mended;
}

} // namespace catalpa::migrate
