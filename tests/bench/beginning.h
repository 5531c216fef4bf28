// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

namespace catalpa::test {

//! Milliseconds from the start of a process, infinite when it did not come so far.
struct Beginning {
    double window = 0; //!< To a window that is painted.
    double rows = 0; //!< To painted rows.
};

//! Starts this program anew with --begin, which does what Catalpa's main() does when it opens what was open last.
Beginning startProgram(const ConnectionAddress &address);

//! What the new process does; the exit code of the program.
int beginAndTell(const QString &address);

} // namespace catalpa::test
