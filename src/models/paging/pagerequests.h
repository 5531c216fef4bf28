// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "models/paging/pagemap.h"

#include <functional>
#include <map>

namespace catalpa {

//! Requests for the pages of one table: which to send, and which to take back when the view has moved on. Plain
//! bookkeeping on chunk numbers: it knows no rows and no store, and the time is kept by whoever uses it.
class PageRequests final {
public:
    enum class Purpose {
        Seen, //!< Its rows are visible, or correct what is there.
        Ahead, //!< Its rows become visible next when the view moves on.
        Measure //!< How long is it?
    };

    enum class Arrival { Here, Asked, NotAsked };

    //! A request that should be sent.
    struct Wanted {
        int chunk = 0;
        Purpose purpose{};

        bool operator==(const Wanted &) const = default;
    };

    //! Chunks from \a first to \a last, both included.
    struct ChunkRange {
        int first = 0;
        int last = 0;

        bool contains(int chunk) const { return chunk >= first && chunk <= last; }
        bool operator==(const ChunkRange &) const = default;
    };

    using IsLoaded = std::function<bool(int chunk)>;

    //! Sets the visible rows of \a map and drops the requests for pages that are neither visible nor next. True when
    //! somebody had waited for one of these, or leaves again too soon: the view is passing by, and until settle()
    //! nothing is wanted.
    bool setVisibleRows(int first, int last, const PageMap &map, const IsLoaded &isLoaded);
    //! The view has come to rest.
    void settle() { m_isPassing = false; }
    //! Chunks that have visible rows.
    ChunkRange visible(const PageMap &map) const;
    //! What should be asked for now: the visible chunks that are not loaded; once all are, the next in the direction in
    //! which the view moves. Nothing that is asked for already.
    QList<Wanted> wanted(const PageMap &map, const IsLoaded &isLoaded) const;

    //! Notes a request; its number.
    quint64 add(int chunk, Purpose purpose);
    //! Keeps the reply to a request while that stands; it is cancelled with the request.
    void keepReply(quint64 number, Pending reply);
    //! The reply is here: the chunk that it is about, by its number of now. The request stands no longer.
    int take(quint64 number);
    //! Drops all requests about a chunk.
    void drop(int chunk);
    //! Drops all requests. The first row is visible.
    void reset();
    //! Drops all requests; what is visible stays.
    void dropAll() { m_requests.clear(); }
    //! Chunks from \a first on have numbers that are higher by \a by.
    void renumber(int first, int by);

    //! True while the page of a chunk is on its way.
    bool isAsked(int chunk) const;
    //! Whether the visible pages are loaded, or else have all been asked for.
    Arrival arrival(const PageMap &map, const IsLoaded &isLoaded) const;
    bool isAnyAsked() const { return !m_requests.empty(); }
    //! True while anything about a chunk is on its way.
    bool isBusy(int chunk) const;
    //! True while the length of a chunk is on its way.
    bool isMeasuring() const;

private:
    struct Request {
        int chunk = 0;
        Purpose purpose{};
        Pending reply{};
    };

    int chunkAhead(const PageMap &map) const;
    bool dropInvisible(const PageMap &map, const IsLoaded &isLoaded);

    std::map<quint64, Request> m_requests; //!< By their numbers.
    quint64 m_lastNumber = 0;
    int m_firstRow = 0; //!< Visible rows.
    int m_lastRow = 0;
    int m_direction = 0; //!< Of the view: 1 down, -1 up, 0 not known.
    bool m_isPassing = false;
};

} // namespace catalpa
