// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/transaction.h"

namespace catalpa::store {

//! SQL that files the record $1 under $3 instead of $2, in one statement that answers \a columns: no row when it was
//! filed elsewhere meanwhile, or is gone. \a function is the one of the migration sort_keys; its answer is filed.name.
QByteArray setSortName(const QByteArray &function, const QByteArray &columns, const QByteArray &tables,
                       const QByteArray &id);

//! ErrorKind::Schema when a sort key is \a needed and the database has no place for it.
Result<> checkPlaceForSortKey(bool needed, const CatalogueCapabilities &capabilities);

//! Both or neither; the answer is that of \a second.
template <typename Record, typename First, typename Second>
Result<Record> inOneTransaction(db::Session &session, First first, Second second)
{
    db::Transaction transaction(session);
    if (const auto begun = transaction.begin(); !begun)
        return passOn(begun);
    const Result<Record> done = Result<Record>(first()).and_then([&](const Record &) { return second(); });
    if (!done)
        return done;
    if (const auto committed = transaction.commit(); !committed)
        return passOn(committed);
    return done;
}

} // namespace catalpa::store
