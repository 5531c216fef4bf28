// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/pagemap.h"

#include <algorithm>
#include <iterator>

namespace catalpa {

void PageMap::reset(int rows, const std::optional<Key> &next)
{
    m_stretches = {Stretch{{}, rows}};
    m_end = next;
    count();
}

void PageMap::setOutline(const Outline &outline)
{
    m_stretches = stretchesOf(outline, mostRows);
    m_end.reset();
    count();
}

void PageMap::resize(int stretch, int rows)
{
    m_stretches.at(size_t(stretch)).rows = rows;
    count();
}

void PageMap::cut(int stretch, int rows, const Key &next, int rest)
{
    m_stretches.at(size_t(stretch)).rows = rows;
    m_stretches.insert(m_stretches.cbegin() + stretch + 1, Stretch{next, rest});
    count();
}

void PageMap::divide(int stretch, const Outline &outline)
{
    std::vector<Stretch> parts = stretchesOf(outline, mostRows - (rowCount() - rowsIn(stretch)));
    parts.front().first = key(stretch); // What the range begins with, whoever stands there now.
    m_stretches.at(size_t(stretch)) = parts.front();
    m_stretches.insert(m_stretches.cbegin() + stretch + 1, std::make_move_iterator(parts.begin() + 1),
                       std::make_move_iterator(parts.end()));
    count();
}

void PageMap::join(int stretch)
{
    const auto next = m_stretches.cbegin() + stretch + 1;
    m_stretches.at(size_t(stretch)).rows += next->rows;
    m_stretches.erase(next);
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
    return {stretch == 0 ? std::nullopt : key(stretch), next < m_stretches.size() ? m_stretches.at(next).first : m_end};
}

std::vector<PageMap::Stretch> PageMap::stretchesOf(const Outline &outline, int most)
{
    std::vector<Stretch> stretches;
    stretches.reserve(size_t(outline.keys.size()));
    qint64 left = std::min<qint64>(outline.count, most);
    for (const Key &key : outline.keys) {
        const auto rows = int(std::min<qint64>(left, outline.stride));
        if (rows == 0)
            break;
        stretches.push_back({key, rows});
        left -= rows;
    }
    if (stretches.empty())
        stretches.emplace_back();
    return stretches;
}

void PageMap::count()
{
    m_starts.assign(1, 0);
    m_starts.reserve(m_stretches.size() + 1);
    for (const Stretch &stretch : m_stretches)
        m_starts.push_back(m_starts.back() + stretch.rows);
}

} // namespace catalpa
