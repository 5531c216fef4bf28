// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/exitcode.h"

namespace catalpa::cli {

ExitCode exitCodeFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Refused:
    case ErrorKind::Untrusted:
    case ErrorKind::OutcomeUnknown:
        return ExitCode::NotConnected;
    case ErrorKind::Rights:
    case ErrorKind::Exhausted:
        return ExitCode::NoRights;
    case ErrorKind::Schema:
        return ExitCode::SchemaBehind;
    case ErrorKind::Conflict:
    case ErrorKind::Missing:
    case ErrorKind::Invalid:
        return ExitCode::NotAccepted;
    case ErrorKind::Busy:
    case ErrorKind::Cancelled:
        return ExitCode::BusyOrCancelled;
    case ErrorKind::Unexpected:
        break;
    }
    return ExitCode::Unexpected;
}

} // namespace catalpa::cli
