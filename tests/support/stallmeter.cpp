// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/stallmeter.h"

#include <QtCore/QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::test {
namespace {

constexpr auto interval = 5ms;

//! Nanoseconds that this thread has waited for a processor since it began.
qint64 waitedForProcessor()
{
    QFile file(u"/proc/thread-self/schedstat"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
}

} // namespace

StallMeter::StallMeter()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(interval);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    reset();
}

void StallMeter::reset()
{
    m_stalls.clear();
    m_waitedBefore = waitedForProcessor();
    m_clock.start();
    m_timer.start();
}

double StallMeter::longest()
{
    tick();
    return *std::max_element(m_stalls.cbegin(), m_stalls.cend());
}

double StallMeter::percentile(double share) const
{
    if (m_stalls.empty())
        return 0;
    std::vector<double> sorted = m_stalls;
    std::sort(sorted.begin(), sorted.end());
    return sorted.at(std::size_t(double(sorted.size() - 1) * std::clamp(share, 0.0, 1.0)));
}

void StallMeter::tick()
{
    const qint64 waited = waitedForProcessor();
    const qint64 gap = m_clock.nsecsElapsed() - (waited - m_waitedBefore) - std::chrono::nanoseconds(interval).count();
    m_stalls.push_back(std::max(0.0, double(gap) / 1e6));
    m_waitedBefore = waited;
    m_clock.restart();
}

} // namespace catalpa::test
