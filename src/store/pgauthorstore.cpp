// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgauthorstore.h"

#include "base/text.h"

#include "base/futures.h"
#include "core/records/validation.h"
#include "store/authorlisting.h"
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
constexpr auto table = "public.authors";

auto failed(const Error &error)
{
    return failure(error);
}

Result<Author> readAuthor(db::Session &session, Id<Author> id, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run("SELECT " + authors::columnsOfOne(capabilities) + " FROM "
                                      + authors::tables(capabilities) + " WHERE a.id = $1::bigint",
                                  {db::Param(id)});
    if (!rows)
        return failed(rows.error());
    if (rows->isEmpty())
        return failure(ErrorKind::Missing, Text::tr("This author has been deleted meanwhile."));
    return authors::authorFrom(*rows, 0);
}

Error changedMeanwhile()
{
    return {ErrorKind::Conflict,
            Text::tr("Somebody else has changed this author since it was shown here. Nothing was saved."),
            {}};
}

//! What stands in public.authors. A new name gives a new sort name too, unless one was written by hand; the trigger
//! that sees to it runs behind this statement, so it is made here as well.
Result<Author> applyRecord(db::Session &session, const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    UpdateStatement sql(edit.id);
    sql.add("name", "text", edit.name);
    sql.add("bio", "text", edit.bio);
    sql.add("country", "text", edit.country);
    const QByteArray join = capabilities.hasSortKeys ? " LEFT JOIN catalpa.author_sort s ON s.author_id = a.id" : "";
    const auto rows = session.run(
        "WITH a AS (UPDATE public.authors SET " + sql.assignments() + " WHERE id = $1::bigint" + sql.conditions()
            + " RETURNING *) SELECT "
            + authors::columnsOfOne(capabilities,
                                    "CASE WHEN s.by_hand THEN s.sort_name ELSE catalpa.author_sort_name(a.name) END")
            + " FROM a" + join,
        sql.params());
    if (!rows)
        return failed(rows.error());
    if (!rows->isEmpty())
        return authors::authorFrom(*rows, 0);

    const auto now = readAuthor(session, edit.id, capabilities);
    if (!now || (holds(edit.name, now->name) && holds(edit.bio, now->bio) && holds(edit.country, now->country)))
        return now;
    return failed(changedMeanwhile());
}

Result<Author> applySortName(db::Session &session, const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run(setSortName("catalpa.file_author", authors::columnsOfOne(capabilities, "filed.name"),
                                              authors::tables(capabilities), "a.id"),
                                  {edit.id, edit.sortName->from, edit.sortName->to});
    if (!rows)
        return failed(rows.error());
    if (rows->isEmpty())
        return readAuthor(session, edit.id, capabilities).and_then([](const Author &) {
            return Result<Author>(failed(changedMeanwhile()));
        });
    return authors::authorFrom(*rows, 0);
}

Result<Author> applyEdit(db::Session &session, const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    AuthorEdit record = edit;
    record.sortName.reset();
    if (!edit.sortName)
        return applyRecord(session, edit, capabilities);
    if (record.isEmpty())
        return applySortName(session, edit, capabilities);
    // In this order: a new name changes what was not filed by hand.
    return inOneTransaction<Author>(
        session, [&] { return applySortName(session, edit, capabilities); },
        [&] { return applyRecord(session, record, capabilities); });
}

Result<> checkPlaceForCountry(bool needed, const CatalogueCapabilities &capabilities)
{
    if (!needed || capabilities.hasCountry)
        return {};
    return failure(ErrorKind::Schema,
                   Text::tr("This catalogue has no place for a country yet. Open the migrations to add it."));
}

Result<> checkEdit(const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    return checkPlaceForCountry(edit.country.has_value(), capabilities)
        .and_then([&] { return checkSortKey(edit.sortName, capabilities, checkName); })
        .and_then([&] { return edit.name ? checkName(edit.name->to) : Result<>(); })
        .and_then([&] { return edit.bio ? checkBio(edit.bio->to) : Result<>(); })
        .and_then([&] { return edit.country ? checkCountry(edit.country->to) : Result<>(); });
}

//! False when the number is taken.
Result<bool> insertAs(db::Session &session, qint64 id, const NewAuthor &author,
                      const CatalogueCapabilities &capabilities)
{
    const QByteArray country = capabilities.hasCountry ? ", country" : "";
    const QByteArray countryValue = capabilities.hasCountry ? ", $4::text" : "";
    db::Params params{id, author.name, author.bio};
    if (capabilities.hasCountry)
        params.emplace_back(author.country);
    const auto inserted = session.run("INSERT INTO public.authors (id, name, bio, created_at" + country
                                          + ") VALUES ($1::bigint, $2::text, $3::text, now() AT TIME ZONE 'UTC'"
                                          + countryValue + ") ON CONFLICT (id) DO NOTHING",
                                      params);
    return inserted ? Result<bool>(inserted->affected() == 1) : failed(inserted.error());
}

//! \a id keeps the number between repetitions of the job.
Result<Author> insertAuthor(db::Session &session, const NewAuthor &author, const CatalogueCapabilities &capabilities,
                            qint64 &id)
{
    const auto isOurs = [&](qint64 number) {
        return readAuthor(session, {number}, capabilities).map([&](const Author &there) {
            return NewAuthor{there.name, there.bio, there.country} == author;
        });
    };
    return insertWithId(
               session, table, id, [&](qint64 number) { return insertAs(session, number, author, capabilities); },
               isOurs)
        .and_then([&] { return readAuthor(session, {id}, capabilities); });
}

Error stillHasBooks(qint64 books)
{
    if (books == 0) {
        return {ErrorKind::Conflict,
                Text::tr("Something else in the database refers to this author. Nothing was deleted."),
                {}};
    }
    return {ErrorKind::Conflict, Text::tr("This author still has %n book(s).", nullptr, int(books)), {}};
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
                Text::tr("The author who was to get the books has been deleted meanwhile. Nothing was changed."),
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
    return rows.error().sql().sqlState == foreignKeyViolation ? failed(whyRefused(session, removal, rows.error()))
                                                              : failed(rows.error());
}

} // namespace

PgAuthorStore::PgAuthorStore(const Executors &executors, const CatalogueCapabilities &capabilities)
    : m_executors(executors)
    , m_capabilities(capabilities)
{
}

QFuture<Result<Page<Author>>> PgAuthorStore::page(const AuthorQuery &query, const KeyRange &range, int limit)
{
    return runQuery<Page<Author>>(m_executors.reads, query.search, authors::listing(query, m_capabilities),
                                  [range, limit](db::Session &session, const Listing &list) -> Result<Page<Author>> {
                                      const auto rows = readPage(session, list, range, limit);
                                      if (!rows)
                                          return failed(rows.error());
                                      return pageFrom<Author>(*rows, limit, authors::keyColumn, int(list.key.size()),
                                                              authors::authorFrom);
                                  });
}

QFuture<Result<Outline>> PgAuthorStore::outline(const AuthorQuery &query, int stride, const KeyRange &range)
{
    return runQuery<Outline>(m_executors.counts, query.search, authors::listing(query, m_capabilities),
                             [stride, range](db::Session &session, const Listing &list) {
                                 return readOutline(session, list, stride, range);
                             });
}

QFuture<Result<std::optional<qint64>>> PgAuthorStore::place(const AuthorQuery &query, Id<Author> id)
{
    return runQuery<std::optional<qint64>>(
        m_executors.reads, query.search, authors::listing(query, m_capabilities),
        [id](db::Session &session, const Listing &list) { return readPlace(session, list, id.value); });
}

QFuture<Result<std::optional<qint64>>> PgAuthorStore::seek(const AuthorQuery &query, const QString &typed)
{
    return runQuery<std::optional<qint64>>(
        m_executors.reads, query.search, authors::listing(query, m_capabilities),
        [typed](db::Session &session, const Listing &list) { return seekText(session, list, typed); });
}

QFuture<Result<qint64>> PgAuthorStore::count(const AuthorQuery &query, qint64 most)
{
    return runQuery<qint64>(
        m_executors.counts, query.search, authors::listing(query, m_capabilities),
        [most](db::Session &session, const Listing &list) { return countRows(session, list, most); });
}

QFuture<Result<Author>> PgAuthorStore::author(Id<Author> id)
{
    return m_executors.reads.read(
        [id, capabilities = m_capabilities](db::Session &session) { return readAuthor(session, id, capabilities); });
}

QFuture<Result<QStringList>> PgAuthorStore::similar(const AuthorQuery &query)
{
    if (!m_capabilities.hasSearchIndexes || !checkSearch(query.search))
        return QtFuture::makeReadyFuture(Result<QStringList>(QStringList()));
    return m_executors.reads.read([search = parseSearch(query.search, SearchScope::Authors)](db::Session &session) {
        return readSuggestions(session, {{"a.name", "public.authors a"}}, search);
    });
}

QFuture<Result<Author>> PgAuthorStore::add(const NewAuthor &author)
{
    return m_executors.writes.write(
        [author, capabilities = m_capabilities, id = qint64(0)](db::Session &session) mutable {
            return check(author)
                .and_then([&] { return checkPlaceForCountry(author.country.has_value(), capabilities); })
                .and_then([&] { return insertAuthor(session, author, capabilities, id); });
        });
}

QFuture<Result<Author>> PgAuthorStore::apply(const AuthorEdit &edit)
{
    return m_executors.writes.write([edit, capabilities = m_capabilities](db::Session &session) {
        if (edit.isEmpty())
            return readAuthor(session, edit.id, capabilities);
        return checkEdit(edit, capabilities).and_then([&] { return applyEdit(session, edit, capabilities); });
    });
}

QFuture<Result<qint64>> PgAuthorStore::remove(const AuthorRemoval &removal)
{
    return m_executors.writes.write([removal](db::Session &session) { return removeAuthor(session, removal); });
}

} // namespace catalpa::store
