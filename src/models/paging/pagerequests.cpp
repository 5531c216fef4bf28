// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/pagerequests.h"

#include <algorithm>

namespace catalpa {

bool PageRequests::setVisibleRows(int first, int last, const PageMap &map, const IsLoaded &isLoaded)
{
    const ChunkRange before = visible(map);
    const int direction = first > m_firstRow ? 1 : first < m_firstRow ? -1 : m_direction;
    m_firstRow = first;
    m_lastRow = last;
    const ChunkRange now = visible(map);
    const bool isLeap = now.first > before.last + 1 || now.last < before.first - 1;
    m_direction = isLeap ? 0 : direction;
    const bool isPassing = dropInvisible(map, isLoaded) || (m_isPassing && now != before);
    m_isPassing = m_isPassing || isPassing;
    return isPassing;
}

PageRequests::ChunkRange PageRequests::visible(const PageMap &map) const
{
    const int last = map.rowCount() - 1;
    if (last < 0)
        return {};
    return {map.positionOf(std::clamp(m_firstRow, 0, last)).chunk,
            map.positionOf(std::clamp(m_lastRow, 0, last)).chunk};
}

QList<PageRequests::Wanted> PageRequests::wanted(const PageMap &map, const IsLoaded &isLoaded) const
{
    if (m_isPassing)
        return {};
    QList<Wanted> wanted;
    bool isComplete = true;
    const ChunkRange seen = visible(map);
    for (int chunk = seen.first; chunk <= seen.last; ++chunk) {
        if (isLoaded(chunk))
            continue;
        isComplete = false;
        if (!isAsked(chunk))
            wanted += {chunk, Purpose::Seen};
    }
    if (const int ahead = chunkAhead(map); isComplete && ahead >= 0 && !isLoaded(ahead) && !isAsked(ahead))
        wanted += {ahead, Purpose::Ahead};
    return wanted;
}

//! The chunk that becomes visible next, or -1.
int PageRequests::chunkAhead(const PageMap &map) const
{
    const int chunk = m_direction > 0 ? visible(map).last + 1 : m_direction < 0 ? visible(map).first - 1 : -1;
    return chunk < map.chunkCount() ? chunk : -1;
}

//! What is not visible any more need not arrive, unless it corrects what is there. True when somebody waited for it.
bool PageRequests::dropInvisible(const PageMap &map, const IsLoaded &isLoaded)
{
    const ChunkRange seen = visible(map);
    for (auto &[number, request] : m_requests) {
        if (request.purpose == Purpose::Ahead && seen.contains(request.chunk))
            request.purpose = Purpose::Seen;
    }
    bool hasLeft = false;
    std::erase_if(m_requests, [&, ahead = chunkAhead(map)](const auto &entry) {
        const Request &request = entry.second;
        if (request.purpose == Purpose::Measure || seen.contains(request.chunk) || isLoaded(request.chunk))
            return false;
        if (request.purpose == Purpose::Ahead)
            return request.chunk != ahead;
        hasLeft = true;
        return true;
    });
    return hasLeft;
}

quint64 PageRequests::add(int chunk, Purpose purpose)
{
    m_requests[++m_lastNumber] = {.chunk = chunk, .purpose = purpose};
    return m_lastNumber;
}

void PageRequests::keepReply(quint64 number, Pending reply)
{
    m_requests.at(number).reply = std::move(reply);
}

int PageRequests::take(quint64 number)
{
    return m_requests.extract(number).mapped().chunk;
}

void PageRequests::drop(int chunk)
{
    std::erase_if(m_requests, [chunk](const auto &entry) { return entry.second.chunk == chunk; });
}

void PageRequests::reset()
{
    m_requests.clear();
    m_firstRow = m_lastRow = m_direction = 0;
    m_isPassing = false;
}

void PageRequests::renumber(int first, int by)
{
    for (auto &[number, request] : m_requests)
        request.chunk += request.chunk < first ? 0 : by;
}

bool PageRequests::isAsked(int chunk) const
{
    return std::any_of(m_requests.cbegin(), m_requests.cend(), [chunk](const auto &entry) {
        return entry.second.chunk == chunk && entry.second.purpose != Purpose::Measure;
    });
}

auto PageRequests::arrival(const PageMap &map, const IsLoaded &isLoaded) const -> Arrival
{
    const ChunkRange seen = map.rowCount() > 0 ? visible(map) : ChunkRange{0, -1};
    auto arrival = Arrival::Here;
    for (int chunk = seen.first; chunk <= seen.last; ++chunk) {
        if (isLoaded(chunk))
            continue;
        if (!isAsked(chunk))
            return Arrival::NotAsked;
        arrival = Arrival::Asked;
    }
    return arrival;
}

bool PageRequests::isBusy(int chunk) const
{
    return std::any_of(m_requests.cbegin(), m_requests.cend(),
                       [chunk](const auto &entry) { return entry.second.chunk == chunk; });
}

bool PageRequests::isMeasuring() const
{
    return std::any_of(m_requests.cbegin(), m_requests.cend(),
                       [](const auto &entry) { return entry.second.purpose == Purpose::Measure; });
}

} // namespace catalpa
