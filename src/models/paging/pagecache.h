// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/paging/pagemap.h"

#include <QtCore/QList>
#include <QtCore/QSet>

#include <algorithm>
#include <map>

namespace catalpa {

//! Pages in memory, by their chunk. The least recently used go first.
template <typename Record>
class PageCache {
public:
    bool contains(int chunk) const { return m_pages.contains(chunk); }
    //! The rows of a chunk, or nothing while they are not loaded.
    const QList<Record> *find(int chunk) const
    {
        const auto page = m_pages.find(chunk);
        return page == m_pages.cend() ? nullptr : &page->second.rows;
    }
    QList<Record> &rows(int chunk) { return m_pages.at(chunk).rows; }
    void put(int chunk, const QList<Record> &rows) { m_pages[chunk] = {rows, ++m_clock}; }
    void clear() { m_pages.clear(); }
    void erase(int chunk) { m_pages.erase(chunk); }

    //! The rows of all chunks.
    QList<Record> all() const
    {
        QList<Record> rows;
        for (const auto &[chunk, page] : m_pages)
            rows += page.rows;
        return rows;
    }

    //! Notes that a chunk is in use.
    void touch(int chunk)
    {
        if (const auto page = m_pages.find(chunk); page != m_pages.end())
            page->second.touchedAt = ++m_clock;
    }

    //! The chunks from \a first on have other numbers now.
    void renumber(int first, int by)
    {
        std::map<int, Loaded> pages;
        for (auto &[chunk, page] : m_pages)
            pages[chunk < first ? chunk : chunk + by] = std::move(page);
        m_pages = std::move(pages);
    }

    //! Those of \a ids that stand in the pages, but not in \a chunk.
    QList<qint64> strays(const QSet<qint64> &ids, int chunk) const
    {
        QList<qint64> found;
        for (const auto &[other, page] : m_pages) {
            for (const Record &record : page.rows) {
                if (other != chunk && ids.contains(record.id.value))
                    found += record.id.value;
            }
        }
        return found;
    }

    //! Where a record is, or nothing when it is not loaded.
    std::optional<PageMap::Position> positionOf(qint64 id) const
    {
        for (const auto &[chunk, page] : m_pages) {
            const auto found = std::find_if(page.rows.cbegin(), page.rows.cend(),
                                            [id](const Record &record) { return record.id.value == id; });
            if (found != page.rows.cend())
                return PageMap::Position{chunk, int(std::distance(page.rows.cbegin(), found))};
        }
        return std::nullopt;
    }

    //! Leaves \a most pages, as far as those suffice that \a stays is false for.
    template <typename Stays>
    void forget(int most, Stays stays)
    {
        while (int(m_pages.size()) > most) {
            auto oldest = m_pages.end();
            for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
                if (!stays(page->first)
                    && (oldest == m_pages.end() || page->second.touchedAt < oldest->second.touchedAt))
                    oldest = page;
            }
            if (oldest == m_pages.end())
                return;
            m_pages.erase(oldest);
        }
    }

private:
    struct Loaded {
        QList<Record> rows;
        quint64 touchedAt = 0;
    };

    std::map<int, Loaded> m_pages;
    quint64 m_clock = 0; //!< Ticks with each use.
};

} // namespace catalpa
