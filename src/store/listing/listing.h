// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/page.h"
#include "db/session.h"
#include "store/details.h"

#include <QtCore/QList>

#include <functional>

namespace catalpa::store {

//! One thing that rows are sorted by.
struct KeyPart {
    QByteArray expression; //!< Never NULL, collation included.
    QByteArray text; //!< The same as the text that travels to the client and back.
    QByteArray type; //!< The SQL type that the text is cast to.
    bool descending = false;
};

//! Where the rows of a search are looked for first: in the order of the page, for a while.
struct Walk {
    QByteArray columns; //!< What the condition speaks of, such as "r.words, r.country"; empty without a search.
    QByteArray where; //!< The condition of the listing, on these columns of the table w.
    db::Params params; //!< In the place of those of the listing.
};

//! A sorted, filtered set of rows, in the pieces of SQL that vary. Every piece comes from a closed set in the stores;
//! what a person typed is only ever in \a params.
struct Listing {
    QByteArray from; //!< Tables with their aliases and joins, such as "public.authors a".
    QByteArray id; //!< The id column, such as "a.id".
    QList<KeyPart> key; //!< At least one part; id comes behind.
    bool keyIsJoined = false; //!< The first part is of another table than the id.
    bool idDescending = false;
    //! Which part of the key is the text to be found by typing, or -1. What stands before it is false.
    int textPart = -1;
    QByteArray columns; //!< The other columns of the page, with aliases.
    bool hasDetails = false; //!< The last of them has the record's details.
    //! Where rows come from the reading index: what is joined to the rows of a page, named page, for \a columns.
    QByteArray display;
    //! The same rows with the same keys from the tables alone, where these come from the reading index. Slower by far.
    std::function<Listing()> inTables;
    bool isFiled = false; //!< The text to be found by typing is what filing_key() makes.
    bool needsEverything = false; //!< From the part of the reading index that only who may read all records may read.
    //! A query (id, n) that counts something for the rows of the page, which are "(SELECT key_id FROM page)"; or empty.
    //! Each row then starts with its n, or 0. Counted once for all rows: a subquery in each row would read the whole
    //! table for each, as the guide's schema has no index on books.author_id.
    QByteArray counts;
    QByteArray where; //!< A condition on $1…$n, or empty.
    db::Params params; //!< $1…$n.
    Walk walk;

    bool isIndexed() const { return !display.isEmpty(); }
};

//! One page: the columns of the listing (behind the count, if there is one), then the key's texts and the id. Reads
//! \a limit rows and one more for Page::next.
Result<db::Rows> readPage(db::Session &session, const Listing &listing, const KeyRange &range, int limit);

//! Every stride-th key of a range and the number of its rows.
Result<Outline> readOutline(db::Session &session, const Listing &listing, int stride, const KeyRange &range);

//! How many rows stand before the one with this id; absent when it is not in the listing.
Result<std::optional<qint64>> readPlace(db::Session &session, const Listing &listing, qint64 id);

//! How many rows stand before the first one whose text begins with \a typed; absent when the listing has no text.
Result<std::optional<qint64>> seekText(db::Session &session, const Listing &listing, const QString &typed);

//! How many rows there are, counted to \a most at most.
Result<qint64> countRows(db::Session &session, const Listing &listing, qint64 most);

//! The key of a row of \a listing; its texts begin at \a column, followed by the id.
Key keyFrom(const db::Rows &rows, int row, int column, const Listing &listing);

//! Rows have their details, where the database has a place for them.
template <typename Record>
void addDetails(Listing &listing, Id<Record> of, const CatalogueCapabilities &capabilities)
{
    listing.hasDetails = capabilities.hasDetails;
    if (listing.hasDetails)
        listing.columns += ", " + detailsColumn(of);
}

//! Splits off the row behind the page, which only gives its key. The key's texts begin at \a keyColumn, or behind the
//! details.
template <typename Record, typename Read>
Page<Record> pageFrom(const db::Rows &rows, const Listing &listing, int limit, int keyColumn, Read read)
{
    Page<Record> page;
    page.rows.reserve(qMin(rows.count(), limit));
    for (int row = 0; row < rows.count() && row < limit; ++row)
        page.rows += listing.hasDetails ? withDetails(read(rows, row), rows, row, keyColumn) : read(rows, row);
    if (rows.count() > limit)
        page.next = keyFrom(rows, limit, keyColumn + (listing.hasDetails ? 1 : 0), listing);
    return page;
}

} // namespace catalpa::store
