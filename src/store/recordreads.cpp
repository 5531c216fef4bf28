// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/recordreads.h"

#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/writes/editstate.h"

namespace catalpa::store {
namespace {

template <typename Record>
QList<Record> recordsFrom(const db::Rows &rows, Record (*recordFrom)(const db::Rows &rows, int row))
{
    QList<Record> records;
    for (int row = 0; row < rows.count(); ++row)
        records += recordFrom(rows, row);
    return records;
}

db::Param arrayOf(const QList<qint64> &ids)
{
    QStringList texts;
    for (const qint64 id : ids)
        texts += QString::number(id);
    return db::Param::list(texts);
}

} // namespace

Result<Author> readAuthor(db::Session &session, Id<Author> id, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run("SELECT " + authors::columnsOfOne(capabilities) + " FROM "
                                      + authors::tables(capabilities) + " WHERE a.id = $1::bigint",
                                  {db::Param(id)});
    if (!rows)
        return passOn(rows);
    if (rows->isEmpty())
        return failure(authorMissing());
    return authors::authorFrom(*rows, 0);
}

Result<Book> readBook(db::Session &session, Id<Book> id, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run("SELECT " + books::columns(capabilities) + " FROM " + books::tables(capabilities)
                                      + " WHERE b.id = $1::bigint",
                                  {db::Param(id)});
    if (!rows)
        return passOn(rows);
    if (rows->isEmpty())
        return failure(bookMissing());
    return books::bookFrom(*rows, 0);
}

Result<QList<Author>> readAuthors(db::Session &session, const QList<qint64> &ids,
                                  const CatalogueCapabilities &capabilities)
{
    return session
        .run("SELECT " + authors::columnsOfOne(capabilities) + " FROM " + authors::tables(capabilities)
                 + " WHERE a.id = ANY ($1::bigint[])",
             {arrayOf(ids)})
        .map([](const db::Rows &rows) { return recordsFrom(rows, authors::authorFrom); });
}

Result<QList<Book>> readBooks(db::Session &session, const QList<qint64> &ids, const CatalogueCapabilities &capabilities)
{
    return session
        .run("SELECT " + books::columns(capabilities) + " FROM " + books::tables(capabilities)
                 + " WHERE b.id = ANY ($1::bigint[])",
             {arrayOf(ids)})
        .map([](const db::Rows &rows) { return recordsFrom(rows, books::bookFrom); });
}

} // namespace catalpa::store
