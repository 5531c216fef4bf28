// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/detailwrites.h"

#include "base/text.h"
#include "core/json/detailsjson.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/writes/recordwrites.h"

#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

QByteArray text(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject objectIn(const db::Rows &rows, int row, int column)
{
    return QJsonDocument::fromJson(rows.text(row, column).toUtf8()).object();
}

//! What changes the details of the row  of a table and leaves the receipt; the record's number and its details now
//! are then in "saved".
QByteArray changing(const char *kept, const Receipt &receipt)
{
    const QByteArray name = kept;
    return "WITH changed AS MATERIALIZED (SELECT t.id, catalpa.change_details('" + name
        + "', t.id, $2::jsonb, $3::jsonb) AS details FROM public." + name + " t WHERE t.id = $1::bigint"
        + receipt.condition() + "), saved AS MATERIALIZED (SELECT * FROM changed WHERE details IS NOT NULL)"
        + receipt.taking("saved");
}

constexpr auto writing =
    "SELECT coalesce(bool_and(catalpa.write_details(to_regclass($1::text), w.id, w.details)), true)"
    " FROM unnest($2::bigint[], $3::jsonb[]) AS w(id, details)";

template <typename Field>
BoundStatement shownFor(const char *place, const Details<Field> &details)
{
    return {writing,
            {db::Param(QString::fromLatin1(place)), db::Param::null(),
             db::Param::list({QString::fromUtf8(text(toJson(details)))})}};
}

template <typename Record, typename Field>
Result<> write(db::Session &session, const char *place, const QList<std::pair<Id<Record>, Details<Field>>> &details)
{
    QStringList ids;
    QStringList wanted;
    for (const auto &[id, each] : details) {
        if (each.isEmpty())
            continue;
        ids += QString::number(id.value);
        wanted += QString::fromUtf8(text(toJson(each)));
    }
    if (ids.isEmpty())
        return {};
    const auto written =
        session.run(writing, {db::Param(QString::fromLatin1(place)), db::Param::list(ids), db::Param::list(wanted)});
    if (!written)
        return passOn(written);
    return written->boolean(0, 0) ? Result<>() : failure(keptOut());
}

} // namespace

QByteArray detailsColumn(const Id<Author> &, const CatalogueCapabilities &capabilities)
{
    return capabilities.hasDetails ? ", (SELECT jsonb_strip_nulls(to_jsonb(d)) FROM catalpa.author_details d"
                                     " WHERE d.author_id = a.id)"
                                   : ", NULL";
}

QByteArray detailsColumn(const Id<Book> &, const CatalogueCapabilities &capabilities)
{
    return capabilities.hasDetails ? ", (SELECT jsonb_strip_nulls(to_jsonb(d)) FROM catalpa.book_details d"
                                     " WHERE d.book_id = b.id)"
                                   : ", NULL";
}

Author withDetails(Author author, const db::Rows &rows, int row, int column, const CatalogueCapabilities &capabilities)
{
    if (capabilities.hasDetails)
        author.details = authorDetailsFrom(objectIn(rows, row, column));
    return author;
}

Book withDetails(Book book, const db::Rows &rows, int row, int column, const CatalogueCapabilities &capabilities)
{
    if (capabilities.hasDetails)
        book.details = bookDetailsFrom(objectIn(rows, row, column));
    return book;
}

BoundStatement detailsOf(const AuthorEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities)
{
    return {changing("authors", receipt) + " SELECT " + authors::columnsOfOne(capabilities)
                + ", saved.details FROM saved JOIN " + authors::tables(capabilities) + " ON a.id = saved.id",
            {edit.id, text(seenIn(edit.details)), text(wantedIn(edit.details))}};
}

BoundStatement detailsOf(const BookEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities)
{
    return {changing("books", receipt) + " SELECT " + books::columns(capabilities) + ", saved.details FROM saved JOIN "
                + books::tables(capabilities) + " ON b.id = saved.id",
            {edit.id, text(seenIn(edit.details)), text(wantedIn(edit.details))}};
}

BoundStatement detailsOf(const AuthorDetails &details)
{
    return shownFor("public.authors", details);
}

BoundStatement detailsOf(const BookDetails &details)
{
    return shownFor("public.books", details);
}

Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Author>, AuthorDetails>> &details)
{
    return write(session, "public.authors", details);
}

Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Book>, BookDetails>> &details)
{
    return write(session, "public.books", details);
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
