// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgbookstore.h"

#include "core/background.h"
#include "core/entry.h"
#include "db/sql.h"
#include "store/edit.h"
#include "store/listing.h"
#include "store/numbering.h"
#include "store/search.h"
#include "store/similar.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(BookStore)
};

constexpr auto foreignKeyViolation = "23503"_L1;
constexpr auto table = "public.books";
constexpr auto tables = "public.books b JOIN public.authors a ON a.id = b.author_id";
constexpr auto columns = "b.id, b.title, b.author_id, a.name, " CATALPA_UTC_TEXT("b.created_at");
constexpr int keyColumn = 5;

auto failed(const Error &error)
{
    return tl::unexpected<Error>(error);
}

Book bookFrom(const db::Rows &rows, int row)
{
    return {.id = {rows.integer(row, 0)},
            .title = rows.text(row, 1),
            .authorId = {rows.integer(row, 2)},
            .authorName = rows.text(row, 3),
            .createdAt = rows.instant(row, 4)};
}

//! The few books of one author are found by that author, whatever is searched for.
SearchedTable searched(const BookQuery &query, const CatalogueShape &shape)
{
    const bool indexed = shape.hasSearchIndexes && !query.authorId;
    const QByteArray ofAuthors =
        indexed ? "b.author_id = ANY (ARRAY(SELECT a.id FROM public.authors a WHERE @found))" : "";
    const SearchedColumn title{"b.title", {}};
    const SearchedColumn name{"a.name", ofAuthors};
    return {.table = "public.books b",
            .id = "b.id",
            .anywhere = {title, name},
            .author = {name},
            .title = {title},
            .bio = {{"a.bio", ofAuthors}},
            .country = {{shape.hasCountry ? "a.country" : "NULL::text", ofAuthors}},
            .added = sortTime("b.created_at"),
            .books = {},
            .isIndexed = indexed};
}

Listing listing(const BookQuery &query, const CatalogueShape &shape)
{
    Listing list;
    list.from = tables;
    list.id = "b.id";
    list.columns = columns;
    list.descending = query.order == Qt::DescendingOrder;
    switch (query.sort) {
    case BookQuery::Sort::Title:
        list.keyText = sortText("b.title");
        list.key = collated(list.keyText, shape);
        list.keyType = "text";
        break;
    case BookQuery::Sort::Author:
        list.keyText = sortText("a.name");
        list.key = collated(list.keyText, shape);
        list.keyType = "text";
        list.keyIsJoined = true;
        break;
    case BookQuery::Sort::Added:
        list.key = sortTime("b.created_at");
        list.keyText = exactText(list.key);
        list.keyType = "timestamp";
        break;
    case BookQuery::Sort::Recorded:
        list.key = list.id;
        list.keyText = "b.id::text";
        list.keyType = "bigint";
        break;
    }
    find(list, searched(query, shape), parseSearch(query.search, SearchScope::Books), shape);
    if (query.authorId) {
        list.params.emplace_back(*query.authorId);
        list.where += QByteArray(list.where.isEmpty() ? "" : " AND ") + "b.author_id = $"
            + QByteArray::number(qsizetype(list.params.size())) + "::bigint";
    }
    return list;
}

Result<Book> readBook(db::Session &session, Id<Book> id)
{
    const auto rows =
        session.run(QByteArray("SELECT ") + columns + " FROM " + tables + " WHERE b.id = $1::bigint", {db::Param(id)});
    if (!rows)
        return failed(rows.error());
    if (rows->isEmpty())
        return failure(ErrorKind::Missing, Sentences::tr("This book has been deleted meanwhile."));
    return bookFrom(*rows, 0);
}

Error translated(const db::SqlError &error)
{
    if (error.sqlState != foreignKeyViolation)
        return error;
    return {ErrorKind::Missing,
            Sentences::tr("The chosen author has been deleted meanwhile. Nothing was saved. Pick another one."),
            error.detail};
}

Result<Book> applyEdit(db::Session &session, const BookEdit &edit)
{
    EditSql sql(edit.id);
    sql.add("title", "text", edit.title);
    sql.add("author_id", "bigint", edit.author);
    const auto rows = session.run("WITH b AS (UPDATE public.books SET " + sql.assignments() + " WHERE id = $1::bigint"
                                      + sql.conditions() + " RETURNING *) SELECT " + columns
                                      + " FROM b JOIN public.authors a ON a.id = b.author_id",
                                  sql.params());
    if (!rows)
        return failed(translated(rows.error()));
    if (!rows->isEmpty())
        return bookFrom(*rows, 0);

    const auto now = readBook(session, edit.id);
    if (!now || (holds(edit.title, now->title) && holds(edit.author, now->authorId)))
        return now;
    return failure(ErrorKind::Conflict,
                   Sentences::tr("Somebody else has changed this book since it was shown here. Nothing was saved."));
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
Result<Book> insertBook(db::Session &session, const NewBook &book, qint64 &id)
{
    const auto isOurs = [&](qint64 number) {
        return readBook(session, {number}).map([&](const Book &there) {
            return NewBook{there.title, there.authorId} == book;
        });
    };
    return insertNumbered(
               session, table, id, [&](qint64 number) { return insertAs(session, number, book); }, isOurs)
        .and_then([&] { return readBook(session, {id}); });
}

} // namespace

PgBookStore::PgBookStore(db::Executor &reads, db::Executor &writes, const CatalogueShape &shape)
    : m_reads(reads)
    , m_writes(writes)
    , m_shape(shape)
{
}

QFuture<Result<Page<Book>>> PgBookStore::page(const BookQuery &query, const KeyRange &range, int limit)
{
    if (const auto search = checkSearch(query.search); !search)
        return answered<Page<Book>>(failed(search.error()));
    return m_reads.read([list = listing(query, m_shape), range, limit](db::Session &session) -> Result<Page<Book>> {
        const auto rows = readPage(session, list, range, limit);
        if (!rows)
            return failed(rows.error());
        return pageFrom<Book>(*rows, limit, keyColumn, bookFrom);
    });
}

QFuture<Result<Outline>> PgBookStore::outline(const BookQuery &query, int stride)
{
    if (const auto search = checkSearch(query.search); !search)
        return answered<Outline>(failed(search.error()));
    return m_reads.read(
        [list = listing(query, m_shape), stride](db::Session &session) { return readOutline(session, list, stride); });
}

QFuture<Result<std::optional<qint64>>> PgBookStore::place(const BookQuery &query, Id<Book> id)
{
    if (const auto search = checkSearch(query.search); !search)
        return answered<std::optional<qint64>>(failed(search.error()));
    return m_reads.read(
        [list = listing(query, m_shape), id](db::Session &session) { return readPlace(session, list, id.value); });
}

QFuture<Result<Book>> PgBookStore::book(Id<Book> id)
{
    return m_reads.read([id](db::Session &session) { return readBook(session, id); });
}

QFuture<Result<QStringList>> PgBookStore::similar(const BookQuery &query)
{
    if (!m_shape.hasSearchIndexes || !checkSearch(query.search))
        return answered<QStringList>(QStringList());
    return m_reads.read([search = parseSearch(query.search, SearchScope::Books)](db::Session &session) {
        return readSimilar(session, {{"b.title", "public.books b"}, {"a.name", "public.authors a"}}, search);
    });
}

QFuture<Result<Book>> PgBookStore::add(const NewBook &book)
{
    return m_writes.write([book, id = qint64(0)](db::Session &session) mutable {
        return check(book).and_then([&] { return insertBook(session, book, id); });
    });
}

QFuture<Result<Book>> PgBookStore::apply(const BookEdit &edit)
{
    return m_writes.write([edit](db::Session &session) {
        if (edit.isEmpty())
            return readBook(session, edit.id);
        return (edit.title ? checkTitle(edit.title->to) : Result<>()).and_then([&] {
            return applyEdit(session, edit);
        });
    });
}

QFuture<Result<void>> PgBookStore::remove(Id<Book> id)
{
    return m_writes.write([id](db::Session &session) -> Result<> {
        const auto gone = session.run("DELETE FROM public.books WHERE id = $1::bigint", {db::Param(id)});
        return gone ? Result<>() : failed(gone.error());
    });
}

} // namespace catalpa::store
