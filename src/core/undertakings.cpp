// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/undertakings.h"

#include <QtCore/QPointer>

namespace catalpa {

Undertakings::Ticket Undertakings::begin(const QString &loss)
{
    m_losses.insert(++m_last, loss);
    return {this, [guard = QPointer(this), number = m_last](void *) {
                if (!guard)
                    return;
                guard->m_losses.remove(number);
                Q_EMIT guard->ended();
            }};
}

} // namespace catalpa
