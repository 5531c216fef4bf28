// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/detailwrites.h"

#include "core/json/detailsjson.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/writes/recordwrites.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

QByteArray text(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
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

template <typename Edit>
BoundStatement changingMany(const char *kept, const QList<Edit> &edits)
{
    QStringList ids;
    QStringList seen;
    QStringList wanted;
    for (const Edit &edit : edits) {
        ids += QString::number(edit.id.value);
        seen += QString::fromUtf8(text(seenIn(edit.details)));
        wanted += QString::fromUtf8(text(wantedIn(edit.details)));
    }
    return {QByteArray("SELECT w.id FROM unnest($1::bigint[], $2::jsonb[], $3::jsonb[]) AS w(id, seen, wanted)"
                       " WHERE catalpa.change_details('")
                + kept + "', w.id::int, w.seen, w.wanted) IS NOT NULL",
            {db::Param::list(ids), db::Param::list(seen), db::Param::list(wanted)}};
}

constexpr std::chrono::minutes deadline{5}; // For thousands of rows, over any line.

//! Fills rows beside those of $1, in place of what is there for these numbers, from $2 as JSON.
template <typename Field>
QByteArray filling(const char *table, const char *records, const char *key)
{
    QByteArrayList columns;
    for (const Field field : allFields(Field()))
        columns += description(field).key.toLatin1();
    const QByteArray names = columns.join(", ");
    return QByteArray("INSERT INTO ") + table + " (" + key + ", " + names + ") SELECT w.id, r." + columns.join(", r.")
        + " FROM unnest($1::bigint[], $2::jsonb[]) AS w(id, body) JOIN " + records
        + " own ON own.id = w.id, jsonb_populate_record(NULL::" + table + ", w.body) r ON CONFLICT (" + key
        + ", records) DO UPDATE SET (" + names + ") = ROW(excluded." + columns.join(", excluded.") + ")";
}

QByteArray fillingFor(Id<Author>)
{
    return filling<AuthorField>("catalpa.author_details", "public.authors", "author_id");
}

QByteArray fillingFor(Id<Book>)
{
    return filling<BookField>("catalpa.book_details", "public.books", "book_id");
}

template <typename Record, typename Field>
BoundStatement fillingOf(const QList<std::pair<Id<Record>, Details<Field>>> &details)
{
    QStringList ids;
    QStringList bodies;
    for (const auto &[id, each] : details) {
        if (each.isEmpty())
            continue;
        ids += QString::number(id.value);
        bodies += QString::fromUtf8(text(toJson(each)));
    }
    return {fillingFor(Id<Record>()), {db::Param::list(ids), db::Param::list(bodies)}};
}

template <typename Record, typename Field>
Result<> write(db::Session &session, const QList<std::pair<Id<Record>, Details<Field>>> &details)
{
    const auto isFilled = [](const auto &each) {
        return !each.second.isEmpty();
    };
    const auto filled = std::count_if(details.cbegin(), details.cend(), isFilled);
    if (filled == 0)
        return {};
    const BoundStatement statement = fillingOf(details);
    const auto written = session.run(statement.sql, statement.params, deadline);
    if (!written)
        return passOn(written);
    return written->affected() == filled ? Result<>() : failure(keptOut());
}

} // namespace

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

BoundStatement detailsOf(const QList<AuthorEdit> &edits)
{
    return changingMany("authors", edits);
}

BoundStatement detailsOf(const QList<BookEdit> &edits)
{
    return changingMany("books", edits);
}

BoundStatement detailsOf(const AuthorDetails &details)
{
    return fillingOf(QList{std::pair(Id<Author>(), details)});
}

BoundStatement detailsOf(const BookDetails &details)
{
    return fillingOf(QList{std::pair(Id<Book>(), details)});
}

Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Author>, AuthorDetails>> &details)
{
    return write(session, details);
}

Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Book>, BookDetails>> &details)
{
    return write(session, details);
}

} // namespace catalpa::store
