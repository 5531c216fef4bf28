// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/resending.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa {

Resending resendingAfter(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Refused:
    case ErrorKind::Untrusted:
    case ErrorKind::Exhausted:
    case ErrorKind::Cancelled:
        return Resending::WithAll;
    case ErrorKind::Busy:
        return Resending::Alone;
    default:
        return Resending::Never;
    }
}

Resending resendingAfter(const Error &error)
{
    constexpr auto sequenceUsedUp = "2200H"_L1;
    constexpr auto stopped = "57014"_L1;
    constexpr auto readOnly = "25006"_L1;
    const SqlDetails &sql = error.sql();
    // What the server stopped by itself says so; what was stopped from here has no words.
    const bool isOutOfTime = sql.sqlState == stopped && !sql.primary.isEmpty();
    if (isOutOfTime || sql.sqlState == sequenceUsedUp)
        return Resending::Never;
    const bool onlyReads = sql.sqlState == readOnly && error.kind == ErrorKind::Rights; // A trigger's is Invalid.
    return onlyReads ? Resending::WithAll : resendingAfter(error.kind);
}

std::chrono::milliseconds pauseBeforeResending(ErrorKind kind, int failures)
{
    const std::chrono::milliseconds longest = kind == ErrorKind::Busy ? 10s : 60s;
    constexpr int mostDoublings = 6;
    const bool needsHelp = kind == ErrorKind::Refused || kind == ErrorKind::Untrusted || kind == ErrorKind::Exhausted;
    const std::chrono::milliseconds first = needsHelp ? 30s : 1s;
    const auto pause = std::min(longest, first * (1 << std::clamp(failures - 1, 0, mostDoublings)));
    return pause + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(pause.count() / 4)));
}

ResendingPace::ResendingPace(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ResendingPace::due);
}

bool ResendingPace::mayGo(ErrorKind kind, int failures)
{
    if (m_isDue || (!m_isStalled && failures == 0))
        return true;
    if (!m_timer.isActive())
        m_timer.start(pauseBeforeResending(kind, m_isStalled ? m_failures : failures));
    return false;
}

void ResendingPace::hurry()
{
    m_timer.stop();
    m_isStalled = false;
    m_isDue = true;
}

void ResendingPace::noteFailure(const Error &error)
{
    m_isDue = false;
    m_isStalled = resendingAfter(error) == Resending::WithAll;
    m_failures += m_isStalled ? 1 : 0;
}

bool ResendingPace::noteSuccess()
{
    return std::exchange(m_failures, 0) > 0;
}

} // namespace catalpa
