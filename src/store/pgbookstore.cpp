// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgbookstore.h"

#include "base/text.h"

#include "base/futures.h"
#include "core/records/validation.h"
#include "store/booklisting.h"
#include "store/executors.h"
#include "store/idsequence.h"
#include "store/sortnames.h"
#include "store/suggestions.h"
#include "store/updatestatement.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr auto foreignKeyViolation = "23503"_L1;
constexpr auto table = "public.books";

auto failed(const Error &error)
{
    return tl::unexpected<Error>(error);
}

Result<Book> readBook(db::Session &session, Id<Book> id, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run("SELECT " + books::columns(capabilities) + " FROM " + books::tables(capabilities)
                                      + " WHERE b.id = $1::bigint",
                                  {db::Param(id)});
    if (!rows)
        return failed(rows.error());
    if (rows->isEmpty())
        return failure(ErrorKind::Missing, Text::tr("This book has been deleted meanwhile."));
    return books::bookFrom(*rows, 0);
}

Error translated(const db::SqlError &error)
{
    if (error.sqlState != foreignKeyViolation)
        return error;
    return {ErrorKind::Missing,
            Text::tr("The chosen author has been deleted meanwhile. Nothing was saved. Pick another one."),
            error.detail};
}

Error changedMeanwhile()
{
    return {ErrorKind::Conflict,
            Text::tr("Somebody else has changed this book since it was shown here. Nothing was saved."),
            {}};
}

//! What stands in public.books. A new title gives a new sort title too, unless one was written by hand; the trigger
//! that sees to it runs behind this statement, so it is made here as well.
Result<Book> applyRecord(db::Session &session, const BookEdit &edit, const CatalogueCapabilities &capabilities)
{
    UpdateStatement sql(edit.id);
    sql.add("title", "text", edit.title);
    sql.add("author_id", "bigint", edit.author);
    // Not out of the whole row as JSON: other columns may be of types that run other people's functions.
    const QByteArray country = capabilities.hasCountry ? "a.country" : "NULL::text";
    const auto rows = session.run("WITH changed AS (UPDATE public.books SET " + sql.assignments()
                                      + " WHERE id = $1::bigint" + sql.conditions() + " RETURNING *) SELECT "
                                      + books::columns(capabilities,
                                                       "CASE WHEN s.by_hand THEN s.sort_title"
                                                       " ELSE catalpa.book_sort_title(b.title, "
                                                           + country + ") END")
                                      + " FROM " + books::tables(capabilities, "changed"),
                                  sql.params());
    if (!rows)
        return failed(translated(rows.error()));
    if (!rows->isEmpty())
        return books::bookFrom(*rows, 0);

    const auto now = readBook(session, edit.id, capabilities);
    if (!now || (holds(edit.title, now->title) && holds(edit.author, now->authorId)))
        return now;
    return failed(changedMeanwhile());
}

Result<Book> applySortTitle(db::Session &session, const BookEdit &edit, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run(setSortName("catalpa.file_book", books::columns(capabilities, "filed.name"),
                                              books::tables(capabilities), "b.id"),
                                  {edit.id, edit.sortTitle->from, edit.sortTitle->to});
    if (!rows)
        return failed(rows.error());
    if (rows->isEmpty()) {
        return readBook(session, edit.id, capabilities).and_then([](const Book &) {
            return Result<Book>(failed(changedMeanwhile()));
        });
    }
    return books::bookFrom(*rows, 0);
}

Result<Book> applyEdit(db::Session &session, const BookEdit &edit, const CatalogueCapabilities &capabilities)
{
    BookEdit record = edit;
    record.sortTitle.reset();
    if (!edit.sortTitle)
        return applyRecord(session, edit, capabilities);
    if (record.isEmpty())
        return applySortTitle(session, edit, capabilities);
    // In this order: a new title changes what was not filed by hand.
    return inOneTransaction<Book>(
        session, [&] { return applySortTitle(session, edit, capabilities); },
        [&] { return applyRecord(session, record, capabilities); });
}

//! False when the number is taken.
Result<bool> insertAs(db::Session &session, qint64 id, const NewBook &book)
{
    const auto inserted = session.run(R"(
        INSERT INTO public.books (id, title, author_id, created_at)
        VALUES ($1::bigint, $2::text, $3::bigint, now() AT TIME ZONE 'UTC')
        ON CONFLICT (id) DO NOTHING)",
                                      {id, book.title, book.authorId});
    return inserted ? Result<bool>(inserted->affected() == 1) : failed(translated(inserted.error()));
}

//! \a id keeps the number between repetitions of the job.
Result<Book> insertBook(db::Session &session, const NewBook &book, const CatalogueCapabilities &capabilities,
                        qint64 &id)
{
    const auto isOurs = [&](qint64 number) {
        return readBook(session, {number}, capabilities).map([&](const Book &there) {
            return NewBook{there.title, there.authorId} == book;
        });
    };
    return insertWithId(
               session, table, id, [&](qint64 number) { return insertAs(session, number, book); }, isOurs)
        .and_then([&] { return readBook(session, {id}, capabilities); });
}

} // namespace

PgBookStore::PgBookStore(const Executors &executors, const CatalogueCapabilities &capabilities)
    : m_executors(executors)
    , m_capabilities(capabilities)
{
}

QFuture<Result<Page<Book>>> PgBookStore::page(const BookQuery &query, const KeyRange &range, int limit)
{
    return runQuery<Page<Book>>(m_executors.reads, query.search, books::listing(query, m_capabilities),
                                [range, limit](db::Session &session, const Listing &list) -> Result<Page<Book>> {
                                    const auto rows = readPage(session, list, range, limit);
                                    if (!rows)
                                        return failed(rows.error());
                                    return pageFrom<Book>(*rows, limit, books::keyColumn, int(list.key.size()),
                                                          books::bookFrom);
                                });
}

QFuture<Result<Outline>> PgBookStore::outline(const BookQuery &query, int stride, const KeyRange &range)
{
    return runQuery<Outline>(m_executors.counts, query.search, books::listing(query, m_capabilities),
                             [stride, range](db::Session &session, const Listing &list) {
                                 return readOutline(session, list, stride, range);
                             });
}

QFuture<Result<std::optional<qint64>>> PgBookStore::place(const BookQuery &query, Id<Book> id)
{
    return runQuery<std::optional<qint64>>(
        m_executors.reads, query.search, books::listing(query, m_capabilities),
        [id](db::Session &session, const Listing &list) { return readPlace(session, list, id.value); });
}

QFuture<Result<std::optional<qint64>>> PgBookStore::seek(const BookQuery &query, const QString &typed)
{
    return runQuery<std::optional<qint64>>(
        m_executors.reads, query.search, books::listing(query, m_capabilities),
        [typed](db::Session &session, const Listing &list) { return seekText(session, list, typed); });
}

QFuture<Result<qint64>> PgBookStore::count(const BookQuery &query, qint64 most)
{
    return runQuery<qint64>(
        m_executors.counts, query.search, books::listing(query, m_capabilities),
        [most](db::Session &session, const Listing &list) { return countRows(session, list, most); });
}

QFuture<Result<Book>> PgBookStore::book(Id<Book> id)
{
    return m_executors.reads.read(
        [id, capabilities = m_capabilities](db::Session &session) { return readBook(session, id, capabilities); });
}

QFuture<Result<QStringList>> PgBookStore::similar(const BookQuery &query)
{
    if (!m_capabilities.hasSearchIndexes || !checkSearch(query.search))
        return answered<QStringList>(QStringList());
    return m_executors.reads.read([search = parseSearch(query.search, SearchScope::Books)](db::Session &session) {
        return readSuggestions(session, {{"b.title", "public.books b"}, {"a.name", "public.authors a"}}, search);
    });
}

QFuture<Result<Book>> PgBookStore::add(const NewBook &book)
{
    return m_executors.writes.write(
        [book, capabilities = m_capabilities, id = qint64(0)](db::Session &session) mutable {
            return check(book).and_then([&] { return insertBook(session, book, capabilities, id); });
        });
}

QFuture<Result<Book>> PgBookStore::apply(const BookEdit &edit)
{
    return m_executors.writes.write([edit, capabilities = m_capabilities](db::Session &session) {
        if (edit.isEmpty())
            return readBook(session, edit.id, capabilities);
        return (edit.title ? checkTitle(edit.title->to) : Result<>())
            .and_then([&] { return checkSortKey(edit.sortTitle, capabilities, checkTitle); })
            .and_then([&] { return applyEdit(session, edit, capabilities); });
    });
}

QFuture<Result<void>> PgBookStore::remove(Id<Book> id)
{
    return m_executors.writes.write([id](db::Session &session) -> Result<> {
        const auto gone = session.run("DELETE FROM public.books WHERE id = $1::bigint", {db::Param(id)});
        return gone ? Result<>() : failed(gone.error());
    });
}

} // namespace catalpa::store
