// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/repetition.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QThread>

#include <algorithm>

namespace catalpa::db {

bool pauseBefore(int repetition, const std::function<bool()> &stopped)
{
    constexpr int mostRepetitions = 7;
    constexpr int shortest = 50; // Milliseconds.
    constexpr int longest = 2'000;
    constexpr int interval = 20;
    if (repetition >= mostRepetitions)
        return false;
    // Two that hinder each other must not come back at the same time.
    const int pause = std::min(shortest << repetition, longest);
    const QDeadlineTimer until(pause / 2 + QRandomGenerator::global()->bounded(pause / 2 + 1));
    while (!stopped() && !until.hasExpired())
        QThread::msleep(interval);
    return !stopped();
}

} // namespace catalpa::db
