// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace catalpa::migrate {

//! How long a migration waits for others before it gives up. The usual values suit a database that is in use.
struct Timeouts {
    using Milliseconds = std::chrono::milliseconds;

    Milliseconds lock{10'000}; //!< For the migration lock that another program holds; Prisma's own limit.
    Milliseconds lockPause{250}; //!< Between two tries to get it.
    Milliseconds table{5'000}; //!< For a table in use (lock_timeout): longer would queue every reader behind us.
    int tableTries = 3; //!< How often a file is tried when a table stays in use.
    Milliseconds tablePause{1'000}; //!< Between two tries of a file.
    Milliseconds link{20'000}; //!< For the way back to a server that was lost at the moment of the commit.
    Milliseconds file{3'600'000}; //!< For one file to run.
};

} // namespace catalpa::migrate
