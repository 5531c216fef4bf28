// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <chrono>

namespace catalpa {

//! What becomes of an edit that the database did not take.
enum class Resending {
    Never, //!< Not by itself: a person decides.
    Alone, //!< Later; other edits go on.
    WithAll, //!< Later, and so does every other one: the database cannot be reached, or takes nothing.
};
Resending resendingAfter(ErrorKind kind);

//! How long to wait before it is sent again, when that failed \a failures times in a row: a second at first, twice as
//! long each time up to a minute; half a minute at least where only somebody else can help. Up to a quarter is added
//! at random, so that many programs do not come back at once.
std::chrono::milliseconds pauseBeforeResending(ErrorKind kind, int failures);

} // namespace catalpa
