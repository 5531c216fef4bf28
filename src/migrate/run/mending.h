// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/history/timeouts.h"
#include "migrate/run/runoutcome.h"

namespace catalpa::migrate {

//! Runs the mending of \a task in one transaction under Prisma's lock: all of it or nothing. The ledger stays as it is,
//! for what was lost had been applied. Not needed where another program has made it again, so that nothing of \a
//! bundles is lost any more. In the thread of \a session.
RunOutcome mend(db::Session &session, const QList<Bundle> &bundles, const MigrationTask &task, const Timeouts &timeouts,
                const Listener &listener);

} // namespace catalpa::migrate
