// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace catalpa {

//! When a window may ask the database by itself: only while it is used, every two seconds whether somebody has changed
//! anything, and after a failure less and less often. Pure: it is told of everything, also of the time.
class RefreshSchedule {
public:
    using Milliseconds = std::chrono::milliseconds;

    //! Since it was opened or brought to the front, or the last key, click or turn of the wheel.
    static constexpr Milliseconds usedFor{60'000};
    static constexpr Milliseconds lookEvery{2'000};
    static constexpr Milliseconds firstPause{1'000}; //!< After a failure; twice as long after each further one.
    static constexpr Milliseconds longestPause{30'000};

    //! Somebody has used the window. True when nobody had for long: what is shown may be old.
    bool noteUse();
    bool isUsed() const { return m_sinceUse < usedFor; }

    //! Lets time pass; true when it is time to ask.
    bool pass(Milliseconds time);
    //! What was asked has failed. \a chance is a number from 0 to 1 by which the pause is up to a quarter longer, so
    //! that many programs do not come back at once.
    void noteFailure(double chance);
    void noteSuccess() { m_failures = 0; }

private:
    Milliseconds m_sinceUse = usedFor;
    Milliseconds m_sinceAsked{0};
    Milliseconds m_pause{0}; //!< After a failure.
    int m_failures = 0;
};

} // namespace catalpa
