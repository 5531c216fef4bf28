// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/recordreads.h"

#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/writes/detailwrites.h"
#include "store/writes/editstate.h"

namespace catalpa::store {
namespace {

QByteArray selectAuthors(const CatalogueCapabilities &capabilities)
{
    return "SELECT " + authors::columnsOfOne(capabilities) + detailsColumn(Id<Author>(), capabilities) + " FROM "
        + authors::tables(capabilities);
}

QByteArray selectBooks(const CatalogueCapabilities &capabilities)
{
    return "SELECT " + books::columns(capabilities) + detailsColumn(Id<Book>(), capabilities) + " FROM "
        + books::tables(capabilities);
}

template <typename Record>
QList<Record> recordsFrom(const db::Rows &rows, const CatalogueCapabilities &capabilities,
                          Record (*recordFrom)(const db::Rows &rows, int row,
                                               const CatalogueCapabilities &capabilities))
{
    QList<Record> records;
    for (int row = 0; row < rows.count(); ++row)
        records += recordFrom(rows, row, capabilities);
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

Author wholeAuthorFrom(const db::Rows &rows, int row, const CatalogueCapabilities &capabilities)
{
    return withDetails(authors::authorFrom(rows, row), rows, row, authors::keyColumn, capabilities);
}

Book wholeBookFrom(const db::Rows &rows, int row, const CatalogueCapabilities &capabilities)
{
    return withDetails(books::bookFrom(rows, row), rows, row, books::keyColumn, capabilities);
}

Result<Author> readAuthor(db::Session &session, Id<Author> id, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run(selectAuthors(capabilities) + " WHERE a.id = $1::bigint", {db::Param(id)});
    if (!rows)
        return passOn(rows);
    if (rows->isEmpty())
        return failure(authorMissing());
    return wholeAuthorFrom(*rows, 0, capabilities);
}

Result<Book> readBook(db::Session &session, Id<Book> id, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run(selectBooks(capabilities) + " WHERE b.id = $1::bigint", {db::Param(id)});
    if (!rows)
        return passOn(rows);
    if (rows->isEmpty())
        return failure(bookMissing());
    return wholeBookFrom(*rows, 0, capabilities);
}

Result<QList<Author>> readAuthors(db::Session &session, const QList<qint64> &ids,
                                  const CatalogueCapabilities &capabilities)
{
    return session.run(selectAuthors(capabilities) + " WHERE a.id = ANY ($1::bigint[])", {arrayOf(ids)})
        .map([&](const db::Rows &rows) { return recordsFrom(rows, capabilities, wholeAuthorFrom); });
}

Result<QList<Book>> readBooks(db::Session &session, const QList<qint64> &ids, const CatalogueCapabilities &capabilities)
{
    return session.run(selectBooks(capabilities) + " WHERE b.id = ANY ($1::bigint[])", {arrayOf(ids)})
        .map([&](const db::Rows &rows) { return recordsFrom(rows, capabilities, wholeBookFrom); });
}

} // namespace catalpa::store
