// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/run/runoutcome.h"

#include <optional>

namespace catalpa::migrate {

//! Why the ledger did not take the row of \a task, \a entry. Nothing when another program has applied it meanwhile.
std::optional<Error> whyNotRecorded(db::Session &session, const MigrationTask &task, const LedgerEntry &entry);

} // namespace catalpa::migrate
