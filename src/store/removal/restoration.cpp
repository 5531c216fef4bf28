// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/removal/restoration.h"

#include "base/text.h"
#include "core/records/quotedname.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/removal/removalreads.h"
#include "store/writes/detailwrites.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

QJsonValue nullable(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

QJsonValue instant(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const Author &author)
{
    return {{u"id"_s, author.id.value},
            {u"name"_s, author.name},
            {u"bio"_s, nullable(author.bio)},
            {u"country"_s, nullable(author.country)},
            {u"created"_s, instant(author.createdAt)},
            {u"sort"_s, nullable(author.sortName)}};
}

QJsonObject toJson(const Book &book)
{
    return {{u"id"_s, book.id.value},
            {u"title"_s, book.title},
            {u"author"_s, book.authorId.value},
            {u"created"_s, instant(book.createdAt)},
            {u"sort"_s, nullable(book.sortTitle)}};
}

template <typename Record>
db::Param given(const QList<Kept<Record>> &records, bool onlyFiledByHand = false)
{
    QJsonArray array;
    for (const Kept<Record> &each : records) {
        if (each.isFiledByHand || !onlyFiledByHand)
            array += toJson(each.record);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

template <typename Record>
auto detailsOf(const QList<Kept<Record>> &records)
{
    QList<std::pair<Id<Record>, std::decay_t<decltype(*Record::details)>>> details;
    for (const Kept<Record> &each : records) {
        if (each.record.details)
            details.emplaceBack(each.record.id, *each.record.details);
    }
    return details;
}

template <typename Record>
Result<> checkFree(db::Session &session, const QByteArray &namesOfTaken, const QList<Kept<Record>> &records)
{
    const auto taken = session.run(namesOfTaken, {numbersOf(idsOf(records))});
    if (!taken)
        return passOn(taken);
    if (taken->isEmpty())
        return {};
    return failure(ErrorKind::Conflict,
                   Text::tr("It cannot be put back: its number has been given to %1 meanwhile. Nothing was changed.")
                       .arg(quotedName(taken->text(0, 0))));
}

//! How many rows came back from the history with all their columns: none where it is not recorded, or not to be read.
template <typename Record>
Result<qint64> putBack(db::Session &session, const QByteArray &place, const QUuid &removal,
                       const QList<Kept<Record>> &records, const CatalogueCapabilities &capabilities)
{
    if (removal.isNull() || !capabilities.hasHistory)
        return 0;
    return session
        .run("SELECT count(*) FROM (SELECT h.place, h.before FROM catalpa.history h WHERE h.batch = $1::uuid"
             " AND h.kind = 'deleted' AND h.place = to_regclass($2::text) AND h.record = ANY ($3::bigint[])"
             " ORDER BY h.record) AS gone WHERE catalpa.put_back(gone.place, gone.before)",
             {db::Param(removal.toString(QUuid::WithoutBraces)), db::Param(QString::fromLatin1(place)),
              numbersOf(idsOf(records))})
        .map([](const db::Rows &rows) { return rows.integer(0, 0); });
}

//! Puts rows in that did not come \a back in another way (a column of another program may want a value that only that
//! way has), and what was filed by hand beside all of them.
template <typename Record>
Result<> insert(db::Session &session, const QByteArray &insertion, const QByteArray &filing, qint64 back,
                const QList<Kept<Record>> &records, const CatalogueCapabilities &capabilities)
{
    const auto added = session.run(insertion, {given(records)});
    if (!added)
        return passOn(added);
    if (back + added->affected() != records.size()) {
        return failure(ErrorKind::Rights,
                       Text::tr("The database did not take all of it back: a rule of its own, which is row-level "
                                "security or a trigger, keeps it out. Nothing was changed."));
    }
    // What came back from the history has its details, as any program wrote them.
    const bool lacksDetails = capabilities.hasDetails && back < records.size();
    if (const auto written = lacksDetails ? writeDetails(session, detailsOf(records)) : Result<>(); !written)
        return written;
    const bool isFiled =
        std::any_of(records.cbegin(), records.cend(), [](const auto &each) { return each.isFiledByHand; });
    if (!capabilities.hasSortKeys || !isFiled)
        return {};
    const auto filed = session.run(filing, {given(records, true)});
    return filed ? Result<>() : passOn(filed);
}

Result<> restoreAuthors(db::Session &session, const QList<Kept<Author>> &authors, const QUuid &removal,
                        const CatalogueCapabilities &capabilities)
{
    if (authors.isEmpty())
        return {};
    const QByteArray country = capabilities.hasCountry ? ", country" : "";
    return checkFree(session, "SELECT name FROM public.authors WHERE id = ANY ($1::bigint[]) LIMIT 1", authors)
        .and_then([&] { return putBack(session, "public.authors", removal, authors, capabilities); })
        .and_then([&](qint64 back) {
            return insert(
                session,
                "INSERT INTO public.authors (id, name, bio, created_at" + country
                    + ") SELECT id, name, bio, created AT TIME ZONE 'UTC'" + country
                    + " FROM jsonb_to_recordset($1::jsonb) AS g(id bigint, name text, bio text, country text,"
                      " created timestamptz) WHERE NOT EXISTS (SELECT FROM public.authors a WHERE a.id = g.id)"
                      " ORDER BY id ON CONFLICT DO NOTHING",
                "SELECT catalpa.file_author(a.id, " + authors::filedAs(capabilities)
                    + ", g.sort) FROM jsonb_to_recordset($1::jsonb) AS g(id bigint, sort text)"
                      " JOIN public.authors a ON a.id = g.id"
                      " LEFT JOIN catalpa.author_sort s ON s.author_id = g.id",
                back, authors, capabilities);
        });
}

Result<> checkAuthors(db::Session &session, const QList<Kept<Book>> &books)
{
    const auto gone = session.run("SELECT g.author FROM jsonb_to_recordset($1::jsonb) AS g(author bigint)"
                                  " WHERE NOT EXISTS (SELECT FROM public.authors a WHERE a.id = g.author) LIMIT 1",
                                  {given(books)});
    if (!gone)
        return passOn(gone);
    for (const Kept<Book> &each : books) {
        if (!gone->isEmpty() && each.record.authorId.value == gone->integer(0, 0)) {
            return failure(ErrorKind::Missing,
                           Text::tr("%1 cannot be put back: the author, %2, has been deleted. Nothing was changed.")
                               .arg(quotedName(each.record.title), quotedName(each.record.authorName)));
        }
    }
    return {};
}

Result<qint64> restoreBooks(db::Session &session, const QList<Kept<Book>> &books, const QUuid &removal,
                            const CatalogueCapabilities &capabilities)
{
    if (books.isEmpty())
        return 0;
    return checkAuthors(session, books)
        .and_then([&] {
            return checkFree(session, "SELECT title FROM public.books WHERE id = ANY ($1::bigint[]) LIMIT 1", books);
        })
        .and_then([&] { return putBack(session, "public.books", removal, books, capabilities); })
        .and_then([&](qint64 back) {
            return insert(session,
                          "INSERT INTO public.books (id, title, author_id, created_at)"
                          " SELECT id, title, author, created AT TIME ZONE 'UTC' FROM jsonb_to_recordset($1::jsonb)"
                          " AS g(id bigint, title text, author bigint, created timestamptz)"
                          " WHERE NOT EXISTS (SELECT FROM public.books b WHERE b.id = g.id)"
                          " ORDER BY id ON CONFLICT DO NOTHING",
                          "SELECT catalpa.file_book(b.id, " + books::filedAs(capabilities)
                              + ", g.sort) FROM jsonb_to_recordset($1::jsonb) AS g(id bigint, sort text)"
                                " JOIN public.books b ON b.id = g.id"
                                " LEFT JOIN catalpa.book_sort s ON s.book_id = g.id",
                          back, books, capabilities);
        })
        .map([&] { return qint64(books.size()); });
}

//! From here on the history tells that records come back, and not that they were added by somebody.
Result<> beginRestoring(db::Session &session)
{
    return session.run("SELECT set_config('catalpa.restoring', 'yes', true)").map([](const db::Rows &) {});
}

//! Those that the heir still has: what somebody has done with the others meanwhile stays.
Result<qint64> takeBack(db::Session &session, const RemovedRecords &records)
{
    return session
        .run("UPDATE public.books b SET author_id = g.author FROM jsonb_to_recordset($1::jsonb)"
             " AS g(id bigint, author bigint) WHERE b.id = g.id AND b.author_id = $2::bigint",
             {given(records.books), records.heir->id})
        .map([](const db::Rows &rows) { return rows.affected(); });
}

//! Without receipts: whether an earlier run has put all of it back.
Result<bool> areBack(db::Session &session, const RemovedRecords &records, const CatalogueCapabilities &capabilities)
{
    const auto authors = readAuthors(session, idsOf(records.authors), capabilities);
    if (!authors)
        return passOn(authors);
    const auto books = readBooks(session, idsOf(records.books), capabilities);
    if (!books)
        return passOn(books);
    const auto isSame = [](const auto &now, const auto &seen) {
        return std::equal(now.cbegin(), now.cend(), seen.cbegin(), seen.cend(), [](const auto &a, const auto &b) {
            return a.record.id == b.record.id && a.record.createdAt == b.record.createdAt;
        });
    };
    return isSame(*authors, records.authors) && isSame(*books, records.books);
}

} // namespace

Result<qint64> restoreRecords(db::Session &session, const RemovedRecords &records, const Receipt &receipt,
                              bool mayBeDone, const CatalogueCapabilities &capabilities)
{
    db::Transaction transaction(session);
    const auto begun = receipt.begin(transaction);
    if (!begun)
        return passOn(begun);
    const qint64 books = records.books.size();
    if (!*begun)
        return books;
    // An earlier run, or somebody who took it out of the trash.
    if (mayBeDone || !records.heir) {
        const auto back = areBack(session, records, capabilities);
        if (!back || *back)
            return back.map([books](bool) { return books; });
    }
    const auto restored =
        beginRestoring(session)
            .and_then([&] { return restoreAuthors(session, records.authors, records.removal, capabilities); })
            .and_then([&] {
                return records.heir ? takeBack(session, records)
                                    : restoreBooks(session, records.books, records.removal, capabilities);
            });
    if (!restored)
        return restored;
    if (const auto committed = transaction.commit(); !committed)
        return passOn(committed);
    return restored;
}

} // namespace catalpa::store
