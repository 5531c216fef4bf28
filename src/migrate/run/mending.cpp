// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/mending.h"

#include "migrate/history/migrationlock.h"

namespace catalpa::migrate {

RunOutcome mend(db::Session &session, const MigrationTask &task, const Timeouts &timeouts, const Listener &listener)
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

} // namespace catalpa::migrate
