// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgbookstore.h"

#include "base/text.h"
#include "core/records/validation.h"
#include "store/idsequence.h"
#include "store/listing/booklisting.h"
#include "store/recordwrites.h"
#include "store/updatestatement.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr auto foreignKeyViolation = "23503"_L1;
constexpr auto table = "public.books";

auto failed(const Error &error)
{
    return failure(error);
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

Error translated(const Error &error)
{
    if (error.sql().sqlState != foreignKeyViolation)
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
    return outcome(
        rows, books::bookFrom, [&] { return readBook(session, edit.id, capabilities); },
        [&](const Book &now) { return holds(edit.title, now.title) && holds(edit.author, now.authorId); },
        changedMeanwhile());
}

Result<Book> applySortTitle(db::Session &session, const BookEdit &edit, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run(setSortName("catalpa.file_book", books::columns(capabilities, "filed.name"),
                                              books::tables(capabilities), "b.id"),
                                  {edit.id, edit.sortTitle->from, edit.sortTitle->to});
    return outcome(
        rows, books::bookFrom, [&] { return readBook(session, edit.id, capabilities); },
        [](const Book &) { return false; }, changedMeanwhile());
}

Result<Book> applyEdit(db::Session &session, const BookEdit &edit, const CatalogueCapabilities &capabilities)
{
    return checkPlaceForSortKey(edit.sortTitle.has_value(), capabilities)
        .and_then([&] { return check(edit); })
        .and_then([&] {
            return applyInParts(
                session, edit, &BookEdit::sortTitle,
                [&](const BookEdit &filed) { return applySortTitle(session, filed, capabilities); },
                [&](const BookEdit &record) { return applyRecord(session, record, capabilities); });
        });
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

Result<Book> insertBook(db::Session &session, NewId &id, const NewBook &book, const CatalogueCapabilities &capabilities)
{
    return id
        .insertRecord(
            session, [&](qint64 number) { return insertAs(session, number, book); },
            [&](qint64 number) {
                return readBook(session, {number}, capabilities).map([&](const Book &there) {
                    return NewBook{there.title, there.authorId} == book;
                });
            })
        .and_then([&](qint64 number) { return readBook(session, {number}, capabilities); });
}

} // namespace

PgBookStore::PgBookStore(const Executors &executors, const CatalogueCapabilities &capabilities)
    : PgPagedStore(executors, capabilities,
                   {.listing = books::listing,
                    .recordFrom = books::bookFrom,
                    .keyColumn = books::keyColumn,
                    .scope = SearchScope::Books,
                    .names = {{"b.title", "public.books b"}, {"a.name", "public.authors a"}}})
{
}

QFuture<Result<Book>> PgBookStore::book(Id<Book> id)
{
    return executors().reads.read(
        [id, capabilities = capabilities()](db::Session &session) { return readBook(session, id, capabilities); });
}

QFuture<Result<Book>> PgBookStore::add(const NewBook &book)
{
    return executors().writes.write(
        [book, capabilities = capabilities(), id = NewId(table)](db::Session &session) mutable {
            return check(book).and_then([&] { return insertBook(session, id, book, capabilities); });
        });
}

QFuture<Result<Book>> PgBookStore::apply(const BookEdit &edit)
{
    return executors().writes.write([edit, capabilities = capabilities()](db::Session &session) {
        if (edit.isEmpty())
            return readBook(session, edit.id, capabilities);
        return applyEdit(session, edit, capabilities);
    });
}

QFuture<Result<void>> PgBookStore::remove(Id<Book> id)
{
    return executors().writes.write([id](db::Session &session) -> Result<> {
        const auto gone = session.run("DELETE FROM public.books WHERE id = $1::bigint", {db::Param(id)});
        return gone ? Result<>() : failed(gone.error());
    });
}

} // namespace catalpa::store
