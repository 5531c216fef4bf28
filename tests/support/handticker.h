// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/refresh/ticker.h"

namespace catalpa::test {

//! A ticker in whose time ten minutes pass at once.
class HandTicker final : public Ticker {
public:
    void start() override { m_runs = true; }
    void stop() override { m_runs = false; }
    bool runs() const { return m_runs; }

    void pass(std::chrono::milliseconds time)
    {
        for (; time.count() > 0 && m_runs; time -= interval)
            Q_EMIT ticked();
    }

private:
    bool m_runs = false;
};

} // namespace catalpa::test
