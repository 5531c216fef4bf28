// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/listing/listing.h"

namespace catalpa::store {

//! A query for the rows of a page: the columns of the listing (behind the count, if there is one), the key's texts,
//! the id, and what is sorted by.
struct PageSql {
    QByteArray sql;
    QByteArray order; //!< " ORDER BY …" behind sql; from the reading index, behind sql as the table q.
    db::Params params;
};

PageSql pageSql(const Listing &listing, const KeyRange &range, int limit);

//! The condition that keys lie in a range.
QByteArray within(const Listing &listing, const KeyRange &range, db::Params &params);
QByteArray conjunction(const QByteArray &left, const QByteArray &right);
QByteArray whereClause(const QByteArray &condition);
//! " ORDER BY a, b DESC, id".
QByteArray orderOf(const Listing &listing);
//! "text AS key_0, …, id AS key_id".
QByteArray keyColumns(const Listing &listing);
//! ", expression AS sort_0, …".
QByteArray sortColumns(const Listing &listing);

} // namespace catalpa::store
