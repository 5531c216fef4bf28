// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/pagemap.h"

#include <algorithm>
#include <iterator>

namespace catalpa {

void PageMap::reset(int rows, const std::optional<Key> &next)
{
    m_chunks = {Chunk{{}, rows}};
    m_end = next;
    count();
}

void PageMap::setOutline(const Outline &outline)
{
    m_chunks = chunksOf(outline, mostRows);
    m_end.reset();
    count();
}

void PageMap::resize(int chunk, int rows)
{
    m_chunks.at(size_t(chunk)).rows = rows;
    count();
}

void PageMap::cut(int chunk, int rows, const Key &next, int rest)
{
    m_chunks.at(size_t(chunk)).rows = rows;
    m_chunks.insert(m_chunks.cbegin() + chunk + 1, Chunk{next, rest});
    count();
}

void PageMap::divide(int chunk, const Outline &outline)
{
    std::vector<Chunk> parts = chunksOf(outline, mostRows - (rowCount() - rowsIn(chunk)));
    parts.front().first = key(chunk); // What the range begins with, whoever stands there now.
    m_chunks.at(size_t(chunk)) = parts.front();
    m_chunks.insert(m_chunks.cbegin() + chunk + 1, std::make_move_iterator(parts.begin() + 1),
                    std::make_move_iterator(parts.end()));
    count();
}

void PageMap::join(int chunk)
{
    const auto next = m_chunks.cbegin() + chunk + 1;
    m_chunks.at(size_t(chunk)).rows += next->rows;
    m_chunks.erase(next);
    count();
}

PageMap::Position PageMap::positionOf(int row) const
{
    const auto after = std::upper_bound(m_starts.cbegin(), m_starts.cend(), row);
    const auto chunk = int(std::distance(m_starts.cbegin(), after)) - 1;
    return {chunk, row - m_starts.at(size_t(chunk))};
}

KeyRange PageMap::range(int chunk) const
{
    const auto next = size_t(chunk) + 1;
    return {chunk == 0 ? std::nullopt : key(chunk), next < m_chunks.size() ? m_chunks.at(next).first : m_end};
}

std::vector<PageMap::Chunk> PageMap::chunksOf(const Outline &outline, int most)
{
    std::vector<Chunk> chunks;
    chunks.reserve(size_t(outline.keys.size()));
    qint64 left = std::min<qint64>(outline.count, most);
    for (const Key &key : outline.keys) {
        const auto rows = int(std::min<qint64>(left, outline.stride));
        if (rows == 0)
            break;
        chunks.push_back({key, rows});
        left -= rows;
    }
    if (chunks.empty())
        chunks.emplace_back();
    return chunks;
}

void PageMap::count()
{
    m_starts.assign(1, 0);
    m_starts.reserve(m_chunks.size() + 1);
    for (const Chunk &chunk : m_chunks)
        m_starts.push_back(m_starts.back() + chunk.rows);
}

} // namespace catalpa
