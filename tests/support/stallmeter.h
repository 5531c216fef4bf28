// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

#include <vector>

namespace catalpa::test {

//! Measures, while it lives, how long the event loop of its thread did not come round: what a person feels as a window
//! that hangs. A timer ticks every five milliseconds; a tick that comes late was held up. The time in which the thread
//! was ready to run and the machine ran something else is not counted: on Linux the scheduler tells it
//! (/proc/thread-self/schedstat, second field; Documentation/scheduler/sched-stats.rst), elsewhere it is.
class StallMeter {
public:
    StallMeter();

    //! Starts over.
    void reset();
    //! The longest stall so far, the one that is going on now included, in milliseconds.
    double longest();
    //! The stall that \a share (0 to 1) of all ticks did not exceed, in milliseconds.
    double percentile(double share) const;
    qsizetype ticks() const { return qsizetype(m_stalls.size()); }

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_waitedBefore = 0; //!< Nanoseconds.
    std::vector<double> m_stalls;
};

} // namespace catalpa::test
