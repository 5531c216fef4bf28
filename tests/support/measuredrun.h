// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa::test {

//! What a program took.
struct MeasuredRun {
    double milliseconds = 0;
    double megabytes = 0; //!< Of memory at most; no less than this program has when it starts the other.
};

//! Runs a program, by its path, and throws away what it writes to the standard output. Ends the test when the program
//! fails.
MeasuredRun measuredRun(const QStringList &command);

} // namespace catalpa::test
