// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace catalpa::db {

//! Counts what a program has to wait for before it ends. From any thread.
class ExecutorCount {
public:
    static void begun(); //!< An executor.
    static void ended();
    static void writePosted(); //!< One that nothing cancels.
    static void writeAnswered();

    //! Waits for all executors to end: as long as one has still to write, for \a saving at most, and for a second more.
    //! False when some have not ended then, or when connections are still being made that were given up: the program
    //! has to end with std::_Exit(), because nothing ends their threads.
    static bool waitForNone(std::chrono::milliseconds saving);
};

} // namespace catalpa::db
