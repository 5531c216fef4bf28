// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/remainingtime.h"

namespace catalpa {
namespace {

constexpr qint64 window = 15'000; // What was longer ago tells nothing of now.
constexpr qint64 earliest = 2'000;

} // namespace

void RemainingTime::note(qint64 now, qint64 done, qint64 total)
{
    if (total != m_total || (!m_notes.isEmpty() && done < m_notes.last().done))
        m_notes.clear();
    m_total = total;
    m_notes += Note{.at = now, .done = done};
    while (m_notes.size() > 2 && m_notes.at(1).at <= now - window)
        m_notes.removeFirst();
}

std::optional<qint64> RemainingTime::left() const
{
    if (m_notes.size() < 2)
        return std::nullopt;
    const qint64 time = m_notes.last().at - m_notes.first().at;
    const qint64 done = m_notes.last().done - m_notes.first().done;
    if (time < earliest || done <= 0)
        return std::nullopt;
    return qint64(double(m_total - m_notes.last().done) * double(time) / double(done));
}

} // namespace catalpa
