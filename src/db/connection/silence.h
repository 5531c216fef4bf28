// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <chrono>

namespace catalpa::db {

//! Tells a link that has gone silent from a server that is slow. When nothing has come for longer than the patience
//! while a statement runs, it is cancelled: a living server confirms that soon, a dead link does not. In the thread of
//! its Session.
class Silence {
public:
    using Clock = std::chrono::steady_clock;

    //! 0, as in the beginning: a statement may be as silent as its deadline lets it.
    void setPatience(std::chrono::milliseconds patience)
    {
        m_patience = patience;
        m_isSlow = false;
    }
    //! Since setPatience() a statement was cancelled because of its silence, and the server has confirmed it.
    bool isSlow() const { return m_isSlow; }

    //! Something was sent or has come.
    void end() { m_since = Clock::now(); }
    //! When the wait for an answer is over that may last until \a deadline.
    Clock::time_point over(Clock::time_point deadline) const
    {
        return m_patience.count() == 0 ? deadline : std::min(deadline, m_since + m_patience);
    }
    //! The server has confirmed that it has cancelled a statement, before its deadline was over.
    void noteSlow() { m_isSlow = true; }

private:
    std::chrono::milliseconds m_patience{0};
    Clock::time_point m_since;
    bool m_isSlow = false;
};

} // namespace catalpa::db
