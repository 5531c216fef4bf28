// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

namespace catalpa::cli {

//! What the program tells the shell.
enum class ExitCode {
    Success = 0,
    Unexpected = 1,
    Usage = 2, //!< The command line was not understood.
    NotConnected = 3, //!< Not reachable or not let in; also an address that cannot be understood.
    NoRights = 4,
    SchemaBehind = 5, //!< Tables or columns are missing, or a migration is pending.
    NotAccepted = 6, //!< A conflict, a missing record or invalid input.
    BusyOrCancelled = 7,
    MigrationFailed = 8, //!< The database refused a migration, now or (migrate status) earlier.
    Different = 9, //!< Tables are not as the migrations make them; also for migrate diff --exit-code.
    NotUndoable = 10, //!< What was to be taken back is not applied, or nobody knows how.
    NotConfirmed = 11, //!< It was only shown what would be done, because --yes is missing.
    NotCompared = 12, //!< Whether the tables differ could not be found out.
};

ExitCode exitCodeFor(ErrorKind kind);

} // namespace catalpa::cli
