// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/page.h"
#include "db/session.h"

#include <QtCore/Qt>

namespace catalpa::store {

//! A sorted, filtered set of rows, in the pieces of SQL that vary. Every piece comes from a closed set in the stores;
//! what a person typed is only ever in \a params.
struct Listing {
    QByteArray from; //!< Tables with their aliases and joins, such as "public.authors a".
    QByteArray id; //!< The id column, such as "a.id".
    QByteArray key; //!< The sort expression, never NULL, collation included.
    bool keyIsJoined = false; //!< The key is of another table than the id.
    QByteArray keyText; //!< The same as the text that travels to the client and back.
    QByteArray keyType; //!< The SQL type that the text is cast to.
    QByteArray columns; //!< The other columns of the page, with aliases.
    //! A query (id, n) that counts something for the rows of the page, which are "(SELECT key_id FROM page)"; or empty.
    //! Each row then starts with its n, or 0. Counted once for all rows: a subquery in each row would read the whole
    //! table for each, as the guide's schema has no index on books.author_id.
    QByteArray counts;
    QByteArray where; //!< A condition on $1…$n, or empty.
    db::Params params; //!< $1…$n.
    //! A scalar query: whether so few rows meet the condition that a page is best taken from `collected`, the same rows
    //! as `where` by another way; or empty. See rarity().
    QByteArray isRare;
    QByteArray collected;
    bool descending = false;
};

//! \a expression, sorted as the languages of the catalogue's reader want it.
QByteArray collated(const QByteArray &expression, const CatalogueShape &shape);

//! What a text is sorted by: its first 500 characters. The rest decides nothing for a reader, and one entry of an index
//! holds 2,704 bytes at most. Catalpa's indexes are over exactly this expression (migrations/catalpa/*_in_order).
QByteArray sortText(const QByteArray &text);

//! The same for a time: itself, but as an expression, because Prisma takes an index on the bare column for drift.
QByteArray sortTime(const QByteArray &timestamp);

//! The text of a timestamp that sorts and compares exactly as the timestamp itself, microseconds included.
QByteArray exactText(const QByteArray &timestamp);

//! One page: the columns of the listing (behind the count, if there is one), then the key's text and the id. Reads
//! \a limit rows and one more for Page::next.
db::SqlResult<db::Rows> readPage(db::Session &session, const Listing &listing, const KeyRange &range, int limit);

//! Every stride-th key and the number of rows.
Result<Outline> readOutline(db::Session &session, const Listing &listing, int stride);

//! How many rows stand before the one with this id; absent when it is not in the listing.
Result<std::optional<qint64>> readPlace(db::Session &session, const Listing &listing, qint64 id);

//! Splits off the row behind the page, which only gives its key. \a keyColumn is the column of the key's text; the id
//! stands behind it.
template <typename Record, typename Read>
Page<Record> pageFrom(const db::Rows &rows, int limit, int keyColumn, Read read)
{
    Page<Record> page;
    page.rows.reserve(qMin(rows.count(), limit));
    for (int row = 0; row < rows.count() && row < limit; ++row)
        page.rows += read(rows, row);
    if (rows.count() > limit)
        page.next = Key{rows.text(limit, keyColumn), rows.integer(limit, keyColumn + 1)};
    return page;
}

} // namespace catalpa::store
