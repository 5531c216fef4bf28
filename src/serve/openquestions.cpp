// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/openquestions.h"

#include <QtCore/QHash>

#include <mutex>

namespace catalpa::serve {

struct OpenQuestions::Counts {
    std::mutex mutex;
    QHash<QByteArray, int> open;
};

OpenQuestions::OpenQuestions(int most)
    : m_counts(std::make_shared<Counts>())
    , m_most(most)
{
}

OpenQuestions::Ticket OpenQuestions::admit(const QByteArray &client)
{
    const std::lock_guard lock(m_counts->mutex);
    if (m_counts->open.value(client) >= m_most)
        return {};
    ++m_counts->open[client];
    return Ticket(m_counts.get(), [counts = m_counts, client](void *) {
        const std::lock_guard counting(counts->mutex);
        if (--counts->open[client] == 0)
            counts->open.remove(client);
    });
}

} // namespace catalpa::serve
