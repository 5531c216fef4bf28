// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

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
};

ExitCode exitCodeFor(ErrorKind kind);

} // namespace catalpa::cli
