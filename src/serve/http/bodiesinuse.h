// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/http/message.h"

#include <QtCore/QHash>

namespace catalpa::serve {

//! How many bytes the answers take that are being sent; one that goes to many counts once. In one thread.
class BodiesInUse {
public:
    void add(const Answer &answer)
    {
        if (++m_uses[answer.get()] == 1)
            m_bytes += answer->size();
    }
    //! Once for each add(), while \a answer lives.
    void remove(const Answer &answer)
    {
        const auto uses = m_uses.find(answer.get());
        if (--*uses > 0)
            return;
        m_uses.erase(uses);
        m_bytes -= answer->size();
    }
    qint64 bytes() const { return m_bytes; }

private:
    QHash<const Prepared *, int> m_uses;
    qint64 m_bytes = 0;
};

} // namespace catalpa::serve
