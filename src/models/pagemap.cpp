// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/pagemap.h"

#include <algorithm>

namespace catalpa {

void PageMap::reset(int rows, const std::optional<Key> &next)
{
    m_stretches = {Stretch{{}, rows}};
    m_end = next;
    count();
}

void PageMap::setOutline(const Outline &outline)
{
    m_stretches.clear();
    m_end.reset();
    qint64 left = outline.count;
    for (const Key &key : outline.keys) {
        const auto rows = int(std::min<qint64>(left, outline.stride));
        m_stretches.push_back({key, rows});
        left -= rows;
    }
    if (m_stretches.empty())
        m_stretches.push_back({});
    m_stretches.front().first.reset();
    count();
}

void PageMap::resize(int stretch, int rows)
{
    m_stretches.at(size_t(stretch)).rows = rows;
    count();
}

PageMap::Place PageMap::placeOf(int row) const
{
    const auto after = std::upper_bound(m_starts.cbegin(), m_starts.cend(), row);
    const auto stretch = int(std::distance(m_starts.cbegin(), after)) - 1;
    return {stretch, row - m_starts.at(size_t(stretch))};
}

KeyRange PageMap::range(int stretch) const
{
    const auto next = size_t(stretch) + 1;
    return {m_stretches.at(size_t(stretch)).first, next < m_stretches.size() ? m_stretches.at(next).first : m_end};
}

void PageMap::count()
{
    m_starts.assign(1, 0);
    m_starts.reserve(m_stretches.size() + 1);
    for (const Stretch &stretch : m_stretches)
        m_starts.push_back(m_starts.back() + stretch.rows);
}

} // namespace catalpa
