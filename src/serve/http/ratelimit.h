// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <chrono>

namespace catalpa::serve {

//! How often each client may ask: so many requests a second, and four seconds' worth of them at once. In one thread.
class RateLimit {
public:
    using Clock = std::chrono::steady_clock;

    //! 0: as often as they want.
    explicit RateLimit(int requestsPerSecond)
        : m_rate(requestsPerSecond)
    {
    }

    //! Whether \a client may ask now; counts it when so.
    bool admits(const QByteArray &client, Clock::time_point now);

private:
    struct Allowance {
        double left;
        Clock::time_point since;
    };

    double most() const { return 4.0 * m_rate; }
    double leftOf(const Allowance &allowance, Clock::time_point now) const;

    int m_rate;
    QHash<QByteArray, Allowance> m_clients;
};

} // namespace catalpa::serve
