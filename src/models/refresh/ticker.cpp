// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/refresh/ticker.h"

namespace catalpa {

void Ticker::start()
{
    connect(&m_timer, &QTimer::timeout, this, &Ticker::ticked, Qt::UniqueConnection);
    m_timer.start(interval);
}

} // namespace catalpa
