// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgauthorstore.h"

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
    Q_DECLARE_TR_FUNCTIONS(AuthorStore)
};

constexpr auto foreignKeyViolation = "23503"_L1;
constexpr auto table = "public.authors";

auto failed(const Error &error)
{
    return tl::unexpected<Error>(error);
}

// Without its migration the column is read as NULL, so that every query has the same columns.
QByteArray countryColumn(const CatalogueShape &shape)
{
    return shape.hasCountry ? "a.country" : "NULL::text";
}

//! Of a page, where the number of books stands before them.
QByteArray columns(const CatalogueShape &shape)
{
    return "a.id, a.name, a.bio, " + countryColumn(shape) + ", " CATALPA_UTC_TEXT("a.created_at");
}

//! Of a single author.
QByteArray columnsOfOne(const CatalogueShape &shape)
{
    return "(SELECT count(*) FROM public.books b WHERE b.author_id = a.id), " + columns(shape);
}

constexpr auto bookCounts = "SELECT author_id AS id, count(*) AS n FROM public.books"
                            " WHERE author_id IN (SELECT key_id FROM page) GROUP BY author_id";

constexpr int keyColumn = 6;

Author authorFrom(const db::Rows &rows, int row)
{
    return {.id = {rows.integer(row, 1)},
            .name = rows.text(row, 2),
            .bio = rows.optionalText(row, 3),
            .country = rows.optionalText(row, 4),
            .createdAt = rows.instant(row, 5),
            .bookCount = rows.integer(row, 0)};
}

SearchedTable searched(const CatalogueShape &shape)
{
    const SearchedColumn name{"a.name", {}};
    const SearchedColumn bio{"a.bio", {}};
    const SearchedColumn country{countryColumn(shape), {}};
    return {.table = "public.authors a",
            .id = "a.id",
            .anywhere = {name, bio, country},
            .author = {name},
            .title = {{"t.title", "EXISTS (SELECT FROM public.books t WHERE t.author_id = a.id AND @found)"}},
            .bio = {bio},
            .country = {country},
            .added = sortTime("a.created_at"),
            .books = "EXISTS (SELECT FROM (SELECT author_id FROM public.books GROUP BY author_id HAVING @number) n"
                     " WHERE n.author_id = a.id)",
            .isIndexed = shape.hasSearchIndexes};
}

Listing listing(const AuthorQuery &query, const CatalogueShape &shape)
{
    Listing list;
    list.from = "public.authors a";
    list.id = "a.id";
    list.columns = columns(shape);
    list.counts = bookCounts;
    list.descending = query.order == Qt::DescendingOrder;
    switch (query.sort) {
    case AuthorQuery::Sort::Name:
        list.keyText = sortText("a.name");
        list.key = collated(list.keyText, shape);
        list.keyType = "text";
        break;
    case AuthorQuery::Sort::Country:
        list.keyText = sortText("coalesce(" + countryColumn(shape) + ", '')");
        list.key = collated(list.keyText, shape);
        list.keyType = "text";
        break;
    case AuthorQuery::Sort::Books:
        list.from += " LEFT JOIN (SELECT author_id, count(*) AS n FROM public.books GROUP BY author_id) c"
                     " ON c.author_id = a.id";
        list.key = "coalesce(c.n, 0)";
        list.keyText = list.key + "::text";
        list.keyType = "bigint";
        break;
    case AuthorQuery::Sort::Added:
        list.key = sortTime("a.created_at");
        list.keyText = exactText(list.key);
        list.keyType = "timestamp";
        break;
    case AuthorQuery::Sort::Recorded:
        list.key = list.id;
        list.keyText = "a.id::text";
        list.keyType = "bigint";
        break;
    }
    find(list, searched(shape), parseSearch(query.search, SearchScope::Authors), shape);
    return list;
}

Result<Author> readAuthor(db::Session &session, Id<Author> id, const CatalogueShape &shape)
{
    const auto rows = session.run("SELECT " + columnsOfOne(shape) + " FROM public.authors a WHERE a.id = $1::bigint",
                                  {db::Param(id)});
    if (!rows)
        return failed(rows.error());
    if (rows->isEmpty())
        return failure(ErrorKind::Missing, Sentences::tr("This author has been deleted meanwhile."));
    return authorFrom(*rows, 0);
}

Result<Author> applyEdit(db::Session &session, const AuthorEdit &edit, const CatalogueShape &shape)
{
    EditSql sql(edit.id);
    sql.add("name", "text", edit.name);
    sql.add("bio", "text", edit.bio);
    sql.add("country", "text", edit.country);
    const auto rows = session.run("UPDATE public.authors a SET " + sql.assignments() + " WHERE a.id = $1::bigint"
                                      + sql.conditions() + " RETURNING " + columnsOfOne(shape),
                                  sql.params());
    if (!rows)
        return failed(rows.error());
    if (!rows->isEmpty())
        return authorFrom(*rows, 0);

    const auto now = readAuthor(session, edit.id, shape);
    if (!now || (holds(edit.name, now->name) && holds(edit.bio, now->bio) && holds(edit.country, now->country)))
        return now;
    return failure(ErrorKind::Conflict,
                   Sentences::tr("Somebody else has changed this author since it was shown here. Nothing was saved."));
}

Result<> checkPlaceForCountry(bool needed, const CatalogueShape &shape)
{
    if (!needed || shape.hasCountry)
        return {};
    return failure(ErrorKind::Schema,
                   Sentences::tr("This catalogue has no place for a country yet. Open the migrations to add it."));
}

Result<> checkEdit(const AuthorEdit &edit, const CatalogueShape &shape)
{
    return checkPlaceForCountry(edit.country.has_value(), shape)
        .and_then([&] { return edit.name ? checkName(edit.name->to) : Result<>(); })
        .and_then([&] { return edit.bio ? checkBio(edit.bio->to) : Result<>(); })
        .and_then([&] { return edit.country ? checkCountry(edit.country->to) : Result<>(); });
}

//! False when the number is taken.
Result<bool> insertAs(db::Session &session, qint64 id, const NewAuthor &author, const CatalogueShape &shape)
{
    const QByteArray country = shape.hasCountry ? ", country" : "";
    const QByteArray countryValue = shape.hasCountry ? ", $4::text" : "";
    db::Params params{id, author.name, author.bio};
    if (shape.hasCountry)
        params.emplace_back(author.country);
    const auto inserted = session.run("INSERT INTO public.authors (id, name, bio, created_at" + country
                                          + ") VALUES ($1::bigint, $2::text, $3::text, now() AT TIME ZONE 'UTC'"
                                          + countryValue + ") ON CONFLICT (id) DO NOTHING",
                                      params);
    return inserted ? Result<bool>(inserted->affected() == 1) : failed(inserted.error());
}

//! \a id keeps the number between repetitions of the job.
Result<Author> insertAuthor(db::Session &session, const NewAuthor &author, const CatalogueShape &shape, qint64 &id)
{
    const auto isOurs = [&](qint64 number) {
        return readAuthor(session, {number}, shape).map([&](const Author &there) {
            return NewAuthor{there.name, there.bio, there.country} == author;
        });
    };
    return insertNumbered(
               session, table, id, [&](qint64 number) { return insertAs(session, number, author, shape); }, isOurs)
        .and_then([&] { return readAuthor(session, {id}, shape); });
}

Error stillHasBooks(qint64 books)
{
    if (books == 0) {
        return {ErrorKind::Conflict,
                Sentences::tr("Something else in the database refers to this author. Nothing was deleted."),
                {}};
    }
    return {ErrorKind::Conflict, Sentences::tr("This author still has %n book(s).", nullptr, int(books)), {}};
}

//! What a violated foreign key means here: a book that a colleague has added meanwhile, or the heir is gone.
Error whyRefused(db::Session &session, const AuthorRemoval &removal, const Error &refusal)
{
    const auto state = session.run("SELECT (SELECT count(*) FROM public.books WHERE author_id = $1::bigint),"
                                   " EXISTS (SELECT FROM public.authors WHERE id = $2::bigint)",
                                   {removal.id, removal.moveBooksTo.value_or(removal.id)});
    if (!state)
        return state.error();
    if (removal.moveBooksTo && !state->boolean(0, 1)) {
        return {ErrorKind::Missing,
                Sentences::tr("The author who was to get the books has been deleted meanwhile. Nothing was changed."),
                refusal.detail};
    }
    return stillHasBooks(state->integer(0, 0));
}

Result<qint64> removeAuthor(db::Session &session, const AuthorRemoval &removal)
{
    db::Params params{removal.id};
    QByteArray books = "SELECT 1 WHERE false";
    if (removal.moveBooksTo) {
        params.emplace_back(*removal.moveBooksTo);
        books = "UPDATE public.books SET author_id = $2::bigint WHERE author_id = $1::bigint RETURNING 1";
    } else if (removal.deleteBooks) {
        books = "DELETE FROM public.books WHERE author_id = $1::bigint RETURNING 1";
    }
    // One statement, so that books and author go together; foreign keys are checked at its end.
    const auto rows = session.run("WITH books AS (" + books
                                      + "), author AS (DELETE FROM public.authors WHERE id = $1::bigint RETURNING 1)"
                                        " SELECT (SELECT count(*) FROM books), (SELECT count(*) FROM author)",
                                  params);
    if (rows)
        return rows->integer(0, 0);
    return rows.error().sqlState == foreignKeyViolation ? failed(whyRefused(session, removal, rows.error()))
                                                        : failed(rows.error());
}

} // namespace

PgAuthorStore::PgAuthorStore(db::Executor &reads, db::Executor &writes, const CatalogueShape &shape)
    : m_reads(reads)
    , m_writes(writes)
    , m_shape(shape)
{
}

QFuture<Result<Page<Author>>> PgAuthorStore::page(const AuthorQuery &query, const KeyRange &range, int limit)
{
    if (const auto search = checkSearch(query.search); !search)
        return answered<Page<Author>>(failed(search.error()));
    return m_reads.read([list = listing(query, m_shape), range, limit](db::Session &session) -> Result<Page<Author>> {
        const auto rows = readPage(session, list, range, limit);
        if (!rows)
            return failed(rows.error());
        return pageFrom<Author>(*rows, limit, keyColumn, authorFrom);
    });
}

QFuture<Result<Outline>> PgAuthorStore::outline(const AuthorQuery &query, int stride)
{
    if (const auto search = checkSearch(query.search); !search)
        return answered<Outline>(failed(search.error()));
    return m_reads.read(
        [list = listing(query, m_shape), stride](db::Session &session) { return readOutline(session, list, stride); });
}

QFuture<Result<std::optional<qint64>>> PgAuthorStore::place(const AuthorQuery &query, Id<Author> id)
{
    if (const auto search = checkSearch(query.search); !search)
        return answered<std::optional<qint64>>(failed(search.error()));
    return m_reads.read(
        [list = listing(query, m_shape), id](db::Session &session) { return readPlace(session, list, id.value); });
}

QFuture<Result<Author>> PgAuthorStore::author(Id<Author> id)
{
    return m_reads.read([id, shape = m_shape](db::Session &session) { return readAuthor(session, id, shape); });
}

QFuture<Result<QStringList>> PgAuthorStore::similar(const AuthorQuery &query)
{
    if (!m_shape.hasSearchIndexes || !checkSearch(query.search))
        return answered<QStringList>(QStringList());
    return m_reads.read([search = parseSearch(query.search, SearchScope::Authors)](db::Session &session) {
        return readSimilar(session, {{"a.name", "public.authors a"}}, search);
    });
}

QFuture<Result<Author>> PgAuthorStore::add(const NewAuthor &author)
{
    return m_writes.write([author, shape = m_shape, id = qint64(0)](db::Session &session) mutable {
        return check(author)
            .and_then([&] { return checkPlaceForCountry(author.country.has_value(), shape); })
            .and_then([&] { return insertAuthor(session, author, shape, id); });
    });
}

QFuture<Result<Author>> PgAuthorStore::apply(const AuthorEdit &edit)
{
    return m_writes.write([edit, shape = m_shape](db::Session &session) {
        if (edit.isEmpty())
            return readAuthor(session, edit.id, shape);
        return checkEdit(edit, shape).and_then([&] { return applyEdit(session, edit, shape); });
    });
}

QFuture<Result<qint64>> PgAuthorStore::remove(const AuthorRemoval &removal)
{
    return m_writes.write([removal](db::Session &session) { return removeAuthor(session, removal); });
}

} // namespace catalpa::store
