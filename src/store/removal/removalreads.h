// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/records/removal.h"
#include "db/session.h"

namespace catalpa::store {

//! The numbers of records as a parameter for $1::bigint[].
template <typename Record>
db::Param numbersOf(const QList<Id<Record>> &ids)
{
    QStringList numbers;
    for (const Id<Record> id : ids)
        numbers += QString::number(id.value);
    return db::Param::list(numbers);
}

template <typename Record>
QList<Id<Record>> idsOf(const QList<Kept<Record>> &records)
{
    QList<Id<Record>> ids;
    for (const Kept<Record> &each : records)
        ids += each.record.id;
    return ids;
}

//! These authors as they are now, by id; those that are gone are left out. Read in parts.
Result<QList<Kept<Author>>> readAuthors(db::Session &session, const QList<Id<Author>> &ids,
                                        const CatalogueCapabilities &capabilities);
//! The same for books.
Result<QList<Kept<Book>>> readBooks(db::Session &session, const QList<Id<Book>> &ids,
                                    const CatalogueCapabilities &capabilities);
//! All books of these authors, by id; ErrorKind::Invalid when they are more than \a most.
Result<QList<Kept<Book>>> readBooksOf(db::Session &session, const QList<Id<Author>> &authors, qint64 most,
                                      const CatalogueCapabilities &capabilities);

//! What a person asked for is more than can be deleted at once.
Error tooMany();

} // namespace catalpa::store
