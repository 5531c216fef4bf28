// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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
    QByteArray keyText; //!< The same as the text that travels to the client and back.
    QByteArray keyType; //!< The SQL type that the text is cast to.
    QByteArray columns; //!< The other columns of the page, with aliases.
    QByteArray where; //!< A condition on $1…$n, or empty.
    db::Params params; //!< $1…$n.
    bool descending = false;
};

//! The words of a search as ILIKE patterns: each has to match somewhere, in any order, with %, _ and \ taken literally.
QStringList searchPatterns(const QString &search);

//! One page: the columns of the listing, then the key's text and the id. Reads \a limit rows and one more for
//! Page::next.
db::SqlResult<db::Rows> readPage(db::Session &session, const Listing &listing, const KeyRange &range, int limit);

//! Every stride-th key and the number of rows.
Result<Outline> readOutline(db::Session &session, const Listing &listing, int stride);

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
