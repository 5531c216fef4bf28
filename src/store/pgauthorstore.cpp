// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgauthorstore.h"

#include "base/text.h"
#include "core/records/validation.h"
#include "store/idsequence.h"
#include "store/listing/authorlisting.h"
#include "store/recordwrites.h"
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
    return outcome(
        rows, authors::authorFrom, [&] { return readAuthor(session, edit.id, capabilities); },
        [&](const Author &now) {
            return holds(edit.name, now.name) && holds(edit.bio, now.bio) && holds(edit.country, now.country);
        },
        changedMeanwhile());
}

Result<Author> applySortName(db::Session &session, const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    const auto rows = session.run(setSortName("catalpa.file_author", authors::columnsOfOne(capabilities, "filed.name"),
                                              authors::tables(capabilities), "a.id"),
                                  {edit.id, edit.sortName->from, edit.sortName->to});
    return outcome(
        rows, authors::authorFrom, [&] { return readAuthor(session, edit.id, capabilities); },
        [](const Author &) { return false; }, changedMeanwhile());
}

Result<> checkPlaceForCountry(bool needed, const CatalogueCapabilities &capabilities)
{
    if (!needed || capabilities.hasCountry)
        return {};
    return failure(ErrorKind::Schema,
                   Text::tr("This catalogue has no place for a country yet. Open the migrations to add it."));
}

Result<Author> applyEdit(db::Session &session, const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    return checkPlaceForCountry(edit.country.has_value(), capabilities)
        .and_then([&] { return checkPlaceForSortKey(edit.sortName.has_value(), capabilities); })
        .and_then([&] { return check(edit); })
        .and_then([&] {
            return applyInParts(
                session, edit, &AuthorEdit::sortName,
                [&](const AuthorEdit &filed) { return applySortName(session, filed, capabilities); },
                [&](const AuthorEdit &record) { return applyRecord(session, record, capabilities); });
        });
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

Result<Author> insertAuthor(db::Session &session, NewId &id, const NewAuthor &author,
                            const CatalogueCapabilities &capabilities)
{
    return id
        .insertRecord(
            session, [&](qint64 number) { return insertAs(session, number, author, capabilities); },
            [&](qint64 number) {
                return readAuthor(session, {number}, capabilities).map([&](const Author &there) {
                    return NewAuthor{there.name, there.bio, there.country} == author;
                });
            })
        .and_then([&](qint64 number) { return readAuthor(session, {number}, capabilities); });
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
    : PgPagedStore(executors, capabilities,
                   {.listing = authors::listing,
                    .recordFrom = authors::authorFrom,
                    .keyColumn = authors::keyColumn,
                    .scope = SearchScope::Authors,
                    .names = {{"a.name", "public.authors a"}}})
{
}

QFuture<Result<Author>> PgAuthorStore::author(Id<Author> id)
{
    return executors().reads.read(
        [id, capabilities = capabilities()](db::Session &session) { return readAuthor(session, id, capabilities); });
}

QFuture<Result<Author>> PgAuthorStore::add(const NewAuthor &author)
{
    return executors().writes.write(
        [author, capabilities = capabilities(), id = NewId(table)](db::Session &session) mutable {
            return check(author)
                .and_then([&] { return checkPlaceForCountry(author.country.has_value(), capabilities); })
                .and_then([&] { return insertAuthor(session, id, author, capabilities); });
        });
}

QFuture<Result<Author>> PgAuthorStore::apply(const AuthorEdit &edit)
{
    return executors().writes.write([edit, capabilities = capabilities()](db::Session &session) {
        if (edit.isEmpty())
            return readAuthor(session, edit.id, capabilities);
        return applyEdit(session, edit, capabilities);
    });
}

QFuture<Result<qint64>> PgAuthorStore::remove(const AuthorRemoval &removal)
{
    return executors().writes.write([removal](db::Session &session) { return removeAuthor(session, removal); });
}

} // namespace catalpa::store
