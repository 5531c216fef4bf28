// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/edithistory.h"

#include <algorithm>

namespace catalpa {

void EditHistory::add(quint64 number, const Edit &edit)
{
    const bool isChange = std::holds_alternative<AuthorEdit>(edit) || std::holds_alternative<BookEdit>(edit);
    if (!m_undoing.remove(number) && isChange)
        m_saved.push_back(edit);
}

bool EditHistory::canUndo(const std::deque<OutboxEntry> &entries) const
{
    return !m_saved.empty() && std::none_of(entries.cbegin(), entries.cend(), [this](const OutboxEntry &entry) {
        return entry.state != OutboxEntry::State::Refused && !m_undoing.contains(entry.number);
    });
}

std::optional<Edit> EditHistory::takeUndo()
{
    if (m_saved.empty())
        return std::nullopt;
    const Edit last = std::move(m_saved.back());
    m_saved.pop_back();
    if (const auto *author = std::get_if<AuthorEdit>(&last))
        return author->inverse();
    return std::get<BookEdit>(last).inverse();
}

void EditHistory::addUndoing(quint64 number)
{
    m_undoing += number;
}

void EditHistory::forgetUndoing(quint64 number)
{
    m_undoing.remove(number);
}

} // namespace catalpa
