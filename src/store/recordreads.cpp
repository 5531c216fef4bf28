// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/recordreads.h"

#include "store/details.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/writes/editstate.h"

#include <QtCore/QHash>

namespace catalpa::store {
namespace {

QByteArray selectAuthors(const CatalogueCapabilities &capabilities)
{
    return "SELECT " + authors::columnsOfOne(capabilities) + wholeColumn(Id<Author>(), capabilities) + " FROM "
        + authors::tables(capabilities);
}

QByteArray selectBooks(const CatalogueCapabilities &capabilities)
{
    return "SELECT " + books::columns(capabilities) + wholeColumn(Id<Book>(), capabilities) + " FROM "
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

QByteArray wholeColumn(Id<Author> of, const CatalogueCapabilities &capabilities)
{
    return capabilities.hasDetails ? ", " + detailsColumn(of) : QByteArray(", NULL");
}

QByteArray wholeColumn(Id<Book> of, const CatalogueCapabilities &capabilities)
{
    return capabilities.hasDetails ? ", " + detailsColumn(of) : QByteArray(", NULL");
}

Author wholeAuthorFrom(const db::Rows &rows, int row, const CatalogueCapabilities &capabilities)
{
    const Author author = authors::authorFrom(rows, row);
    return capabilities.hasDetails ? withDetails(author, rows, row, authors::keyColumn) : author;
}

Book wholeBookFrom(const db::Rows &rows, int row, const CatalogueCapabilities &capabilities)
{
    const Book book = books::bookFrom(rows, row);
    return capabilities.hasDetails ? withDetails(book, rows, row, books::keyColumn) : book;
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

Result<QList<Author>> readUncountedAuthors(db::Session &session, const QList<qint64> &ids,
                                           const CatalogueCapabilities &capabilities)
{
    const QByteArray sql = "SELECT " + authors::columnsUncounted(capabilities) + wholeColumn(Id<Author>(), capabilities)
        + " FROM " + authors::tables(capabilities);
    return session.run(sql + " WHERE a.id = ANY ($1::bigint[])", {arrayOf(ids)}).map([&](const db::Rows &rows) {
        return recordsFrom(rows, capabilities, wholeAuthorFrom);
    });
}

Result<QList<Book>> readBooks(db::Session &session, const QList<qint64> &ids, const CatalogueCapabilities &capabilities)
{
    return session.run(selectBooks(capabilities) + " WHERE b.id = ANY ($1::bigint[])", {arrayOf(ids)})
        .map([&](const db::Rows &rows) { return recordsFrom(rows, capabilities, wholeBookFrom); });
}

Result<QList<Book>> withDetails(db::Session &session, QList<Book> books, const CatalogueCapabilities &capabilities)
{
    QList<qint64> ids;
    for (Book &book : books) {
        if (capabilities.hasDetails)
            book.details.emplace();
        ids += book.id.value;
    }
    if (!capabilities.hasDetails || books.isEmpty())
        return books;
    const auto rows = session.run("SELECT d.book_id, jsonb_strip_nulls(to_jsonb(d)) FROM catalpa.book_details d"
                                  " WHERE d.book_id = ANY ($1::int[]) AND d.records = 'public.books'::regclass",
                                  {arrayOf(ids)});
    if (!rows)
        return passOn(rows);
    QHash<qint64, int> found;
    for (int row = 0; row < rows->count(); ++row)
        found.insert(rows->integer(row, 0), row);
    for (Book &book : books) {
        if (const auto row = found.constFind(book.id.value); row != found.constEnd())
            book = withDetails(book, *rows, *row, 1);
    }
    return books;
}

} // namespace catalpa::store
