// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/detailwrites.h"

#include "core/json/detailsjson.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/writes/recordwrites.h"

#include <QtCore/QHash>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

QByteArray text(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

constexpr std::chrono::minutes detailDeadline{5}; // For thousands of rows, over any line.

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

//! What edits of these records saw of their details, as JSON.
using Seen = QHash<qint64, QJsonObject>;

template <typename Edit>
Seen seenBy(const QList<Edit> &edits)
{
    Seen seen;
    for (const Edit &edit : edits)
        seen.insert(edit.id.value, seenIn(edit.details));
    return seen;
}

//! Of those edits that saw what is there in another form: in that form.
template <typename Edit>
Result<Seen> asWritten(db::Session &session, const char *kept, const QList<Edit> &edits)
{
    QStringList ids;
    for (const Edit &edit : edits)
        ids += QString::number(edit.id.value);
    const auto rows =
        session.run("SELECT w.id, catalpa.kept_details(to_regclass($2::text), w.id)"
                    " FROM unnest($1::bigint[]) AS w(id)",
                    {db::Param::list(ids), QString("public."_L1 + QLatin1StringView(kept))}, detailDeadline);
    if (!rows)
        return passOn(rows);
    Seen written;
    for (int row = 0; row < rows->count(); ++row) {
        const QJsonObject there = QJsonDocument::fromJson(rows->text(row, 1).toUtf8()).object();
        QJsonObject seen = seenIn(edits.at(row).details);
        for (const auto &change : edits.at(row).details) {
            const DetailDescription described = description(change.field);
            const QJsonValue value = there[described.key];
            if (!value.isUndefined() && detailFromJson(value, described) == change.from)
                seen[described.key] = value;
        }
        if (seen != seenIn(edits.at(row).details))
            written.insert(rows->integer(row, 0), seen);
    }
    return written;
}

template <typename Edit>
Result<QSet<qint64>> change(db::Session &session, const char *kept, const QList<Edit> &edits, const Seen &seen)
{
    QStringList ids;
    QStringList before;
    QStringList wanted;
    for (const Edit &edit : edits) {
        const auto saw = seen.constFind(edit.id.value);
        if (saw == seen.constEnd())
            continue;
        ids += QString::number(edit.id.value);
        before += QString::fromUtf8(text(*saw));
        wanted += QString::fromUtf8(text(wantedIn(edit.details)));
    }
    if (ids.isEmpty())
        return QSet<qint64>();
    return session
        .run(QByteArray("SELECT w.id FROM unnest($1::bigint[], $2::jsonb[], $3::jsonb[]) AS w(id, seen, wanted)"
                        " WHERE catalpa.change_details('")
                 + kept + "', w.id::int, w.seen, w.wanted) IS NOT NULL",
             {db::Param::list(ids), db::Param::list(before), db::Param::list(wanted)})
        .map([](const db::Rows &rows) {
            QSet<qint64> changed;
            for (int row = 0; row < rows.count(); ++row)
                changed += rows.integer(row, 0);
            return changed;
        });
}

template <typename Edit>
Result<QSet<qint64>> changeMany(db::Session &session, const char *kept, const QList<Edit> &edits)
{
    const auto changed = change(session, kept, edits, seenBy(edits));
    if (!changed || changed->size() == edits.size())
        return changed;
    QList<Edit> others;
    std::copy_if(edits.cbegin(), edits.cend(), std::back_inserter(others),
                 [&changed](const Edit &edit) { return !changed->contains(edit.id.value); });
    return asWritten(session, kept, others)
        .and_then([&](const Seen &seen) { return change(session, kept, others, seen); })
        .map([&changed](const QSet<qint64> &more) { return *changed + more; });
}

BoundStatement changingOne(const AuthorEdit &edit, const QJsonObject &seen, const Receipt &receipt,
                           const CatalogueCapabilities &capabilities)
{
    return {changing("authors", receipt) + " SELECT " + authors::columnsOfOne(capabilities)
                + ", saved.details FROM saved JOIN " + authors::tables(capabilities) + " ON a.id = saved.id",
            {edit.id, text(seen), text(wantedIn(edit.details))}};
}

BoundStatement changingOne(const BookEdit &edit, const QJsonObject &seen, const Receipt &receipt,
                           const CatalogueCapabilities &capabilities)
{
    // The new language, by which it is filed, is seen by the next statement only.
    const QByteArray filed = books::filedAs(capabilities, "b", "(saved.details ->> 'language')");
    return {changing("books", receipt) + " SELECT " + books::columns(capabilities, filed)
                + ", saved.details FROM saved JOIN " + books::tables(capabilities) + " ON b.id = saved.id",
            {edit.id, text(seen), text(wantedIn(edit.details))}};
}

//! One edit, which leaves its receipt.
template <typename Edit>
Result<db::Rows> changeOne(db::Session &session, const char *kept, const Edit &edit, const Receipt &receipt,
                           const CatalogueCapabilities &capabilities)
{
    auto rows = changingOne(edit, seenIn(edit.details), receipt, capabilities).run(session);
    if (!rows || !rows->isEmpty())
        return rows;
    return asWritten(session, kept, QList{edit}).and_then([&](const Seen &seen) {
        return seen.isEmpty() ? rows : changingOne(edit, seen.cbegin().value(), receipt, capabilities).run(session);
    });
}

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
    const auto written = session.run(statement.sql, statement.params, detailDeadline);
    if (!written)
        return passOn(written);
    return written->affected() == filled ? Result<>() : failure(keptOut());
}

} // namespace

BoundStatement detailsOf(const AuthorEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities)
{
    return changingOne(edit, seenIn(edit.details), receipt, capabilities);
}

BoundStatement detailsOf(const BookEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities)
{
    return changingOne(edit, seenIn(edit.details), receipt, capabilities);
}

Result<db::Rows> changeDetails(db::Session &session, const AuthorEdit &edit, const Receipt &receipt,
                               const CatalogueCapabilities &capabilities)
{
    return changeOne(session, "authors", edit, receipt, capabilities);
}

Result<db::Rows> changeDetails(db::Session &session, const BookEdit &edit, const Receipt &receipt,
                               const CatalogueCapabilities &capabilities)
{
    return changeOne(session, "books", edit, receipt, capabilities);
}

Result<QSet<qint64>> changeDetails(db::Session &session, const QList<AuthorEdit> &edits)
{
    return changeMany(session, "authors", edits);
}

Result<QSet<qint64>> changeDetails(db::Session &session, const QList<BookEdit> &edits)
{
    return changeMany(session, "books", edits);
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
