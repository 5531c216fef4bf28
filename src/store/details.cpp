// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/details.h"

#include "base/text.h"
#include "core/json/detailsjson.h"

#include <QtCore/QJsonDocument>

namespace catalpa::store {
namespace {

QJsonObject objectIn(const db::Rows &rows, int row, int column)
{
    return QJsonDocument::fromJson(rows.text(row, column).toUtf8()).object();
}

} // namespace

QByteArray detailsColumn(Id<Author>)
{
    return "(SELECT jsonb_strip_nulls(to_jsonb(d)) FROM catalpa.author_details d WHERE d.author_id = a.id"
           " AND d.records = 'public.authors'::regclass)";
}

QByteArray detailsColumn(Id<Book>)
{
    return "(SELECT jsonb_strip_nulls(to_jsonb(d)) FROM catalpa.book_details d WHERE d.book_id = b.id"
           " AND d.records = 'public.books'::regclass)";
}

Author withDetails(Author author, const db::Rows &rows, int row, int column)
{
    author.details = authorDetailsFrom(objectIn(rows, row, column));
    return author;
}

Book withDetails(Book book, const db::Rows &rows, int row, int column)
{
    book.details = bookDetailsFrom(objectIn(rows, row, column));
    return book;
}

Result<> checkPlaceForDetails(bool needed, const CatalogueCapabilities &capabilities)
{
    if (!needed || capabilities.hasDetails)
        return {};
    return failure(ErrorKind::Schema,
                   Text::tr("This catalogue has room for a title and an author only. Open the migrations to add room "
                            "for the rest."));
}

} // namespace catalpa::store
