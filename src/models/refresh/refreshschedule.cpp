// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/refresh/refreshschedule.h"

#include <algorithm>

namespace catalpa {

bool RefreshSchedule::noteUse()
{
    const bool wasUsed = isUsed();
    m_sinceUse = Milliseconds{0};
    if (!wasUsed && m_failures == 0)
        m_sinceAsked = lookEvery;
    return !wasUsed;
}

bool RefreshSchedule::pass(Milliseconds time)
{
    if (!isUsed())
        return false;
    m_sinceUse += time;
    m_sinceAsked += time;
    if (!isUsed() || m_sinceAsked < (m_failures > 0 ? m_pause : lookEvery))
        return false;
    m_sinceAsked = Milliseconds{0};
    return true;
}

void RefreshSchedule::noteFailure(double chance)
{
    const auto pause = std::min(firstPause * (1 << std::min(m_failures, 10)), longestPause);
    m_pause = pause + std::chrono::duration_cast<Milliseconds>(pause * chance / 4);
    m_sinceAsked = Milliseconds{0};
    ++m_failures;
}

} // namespace catalpa
