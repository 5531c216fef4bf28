// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/ratelimit.h"

#include <algorithm>

namespace catalpa::serve {
namespace {

//! Who has been quiet for a while is forgotten when there are so many.
constexpr qsizetype mostClients = 10'000;

} // namespace

double RateLimit::leftOf(const Allowance &allowance, Clock::time_point now) const
{
    const std::chrono::duration<double> quiet = now - allowance.since;
    return std::min(most(), allowance.left + quiet.count() * m_rate);
}

bool RateLimit::admits(const QByteArray &client, Clock::time_point now)
{
    if (m_rate <= 0)
        return true;
    if (m_clients.size() >= mostClients)
        m_clients.removeIf([&](const auto &each) { return leftOf(each.value(), now) >= most(); });
    if (m_clients.size() >= mostClients && !m_clients.contains(client))
        return false;
    const auto known = m_clients.constFind(client);
    const double left = known == m_clients.constEnd() ? most() : leftOf(*known, now);
    m_clients.insert(client, {left >= 1 ? left - 1 : left, now});
    return left >= 1;
}

} // namespace catalpa::serve
