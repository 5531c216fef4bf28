// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/page.h"

#include <vector>

namespace catalpa {

//! Chunks of a sorted set, and the row numbers that lie in them. Pure arithmetic: it knows keys and numbers, no rows.
//!
//! At first only the first page is known; the outline then gives the key of every stride-th row, which makes the scroll
//! bar exact and every row one keyset query away. When a chunk turns out to be longer or shorter than it was, because
//! somebody inserted or deleted there, it is resized, cut or joined with the next, and the rows behind it move.
class PageMap {
public:
    //! A table view measures all its rows in an int, as pixels. Rows beyond are counted elsewhere and not shown.
    static constexpr int mostRows = 50'000'000;

    //! Position of a row: its chunk, and its offset in that.
    struct Position {
        int chunk = 0;
        int offset = 0;

        bool operator==(const Position &) const = default;
    };

    //! One chunk of \a rows rows from the start of the set; all that is known before the outline. \a next is the key
    //! behind it.
    void reset(int rows, const std::optional<Key> &next);
    //! The whole set. The rows of chunk 0 may be loaded already; \a outline replaces what was known.
    void setOutline(const Outline &outline);
    //! The chunk has \a rows rows now.
    void resize(int chunk, int rows);
    //! Cuts the chunk at \a next: it has \a rows rows now, and the new chunk behind it \a rest.
    void cut(int chunk, int rows, const Key &next, int rest);
    //! Puts the chunks of \a outline, which is that of its range, in place of one.
    void divide(int chunk, const Outline &outline);
    //! The chunk and the one behind it become one.
    void join(int chunk);

    int rowCount() const { return m_starts.back(); }
    int chunkCount() const { return int(m_chunks.size()); }
    //! \a row is in 0 … rowCount()-1.
    Position positionOf(int row) const;
    int firstRow(int chunk) const { return m_starts.at(size_t(chunk)); }
    int rowsIn(int chunk) const { return m_chunks.at(size_t(chunk)).rows; }
    //! The keys to ask for; open at both ends of the set, so that new first and last rows are found.
    KeyRange range(int chunk) const;
    //! The key that the chunk began with when it was found, if that is known.
    const std::optional<Key> &key(int chunk) const { return m_chunks.at(size_t(chunk)).first; }

private:
    struct Chunk {
        std::optional<Key> first;
        int rows = 0;
    };
    //! The chunks of \a outline, with \a most rows at most.
    static std::vector<Chunk> chunksOf(const Outline &outline, int most);
    void count();

    std::vector<Chunk> m_chunks;
    std::vector<int> m_starts{0}; //!< Row number at which each chunk starts, and the row count at the end.
    std::optional<Key> m_end;
};

} // namespace catalpa
