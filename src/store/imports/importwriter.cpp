// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/imports/importwriter.h"

#include "db/transaction.h"
#include "store/listing/readingindex.h"
#include "store/writes/detailwrites.h"
#include "store/writes/idsequence.h"

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr std::chrono::minutes deadline{5}; //!< For a statement with thousands of rows, over any line.

//! Records that were copied in with their numbers leave the sequence behind.
Result<> freeNumbersOf(db::Session &session, const char *table)
{
    const auto drawn = nextId(session, table);
    if (!drawn)
        return passOn(drawn);
    const auto highest = session.run("SELECT coalesce(max(id), 0) FROM " + QByteArray(table));
    if (!highest)
        return passOn(highest);
    if (highest->integer(0, 0) < *drawn)
        return {};
    return nextFreeId(session, table, *drawn).map([](qint64) {});
}

} // namespace

ImportWriter::ImportWriter(db::Session &session, const CatalogueCapabilities &capabilities, const QString &batch)
    : m_session(session)
    , m_capabilities(capabilities)
    , m_batch(batch)
{
}

//! Before the first part.
Result<> ImportWriter::freeNumbers()
{
    if (std::exchange(m_hasFreeNumbers, true))
        return {};
    return freeNumbersOf(m_session, "public.authors").and_then([this] {
        return freeNumbersOf(m_session, "public.books");
    });
}

Result<> ImportWriter::add(const Part &part)
{
    db::Transaction transaction(m_session);
    return freeNumbers()
        .and_then([&] { return transaction.begin(); })
        .and_then([&] {
            return m_session.run("SELECT set_config('catalpa.batch', $1, true), "
                                 "set_config('application_name', $2, true)",
                                 {m_batch, QString(importProgram)});
        })
        .and_then([&](const db::Rows &) { return addAuthors(part.authors); })
        .and_then([&] { return addBooks(part.books); })
        .and_then([&] { return transaction.commit(); })
        .map([&] { catchUp(m_session); });
}

Result<db::Rows> ImportWriter::draw(const char *table, qsizetype count)
{
    return m_session.run("SELECT nextval(pg_get_serial_sequence($1::text, 'id')) FROM generate_series(1, $2::int)",
                         {QString::fromLatin1(table), int(count)});
}

Result<> ImportWriter::addAuthors(const QHash<qint64, NewAuthor> &authors)
{
    if (authors.isEmpty())
        return {};
    const auto drawn = draw("public.authors", authors.size());
    if (!drawn)
        return passOn(drawn);
    QList<std::pair<Id<Author>, AuthorDetails>> details;
    QStringList ids;
    QStringList names;
    QStringList bios;
    QStringList countries;
    QList<qint64> known = authors.keys();
    std::sort(known.begin(), known.end(), std::greater<>()); // In the order of the file.
    for (const qint64 number : std::as_const(known)) {
        const NewAuthor &author = *authors.constFind(number);
        const qint64 id = drawn->integer(int(ids.size()), 0);
        m_numbers.insert(number, id);
        ids += QString::number(id);
        names += author.name;
        bios += author.bio.value_or(QString());
        countries += author.country.value_or(QString());
        if (!author.details.isEmpty())
            details.emplaceBack(Id<Author>{id}, author.details);
    }
    db::Params params{db::Param::list(ids), db::Param::list(names), db::Param::list(bios)};
    if (m_capabilities.hasCountry)
        params.emplace_back(db::Param::list(countries));
    const QByteArray sql =
        "INSERT INTO public.authors (id, name, bio, created_at /*, country*/) OVERRIDING SYSTEM VALUE "
        "SELECT u.id, u.name, nullif(u.bio, ''), now() AT TIME ZONE 'UTC' /*, nullif(u.country, '')*/ "
        "FROM unnest($1::bigint[], $2::text[], $3::text[] /*, $4::text[]*/) "
        "AS u(id, name, bio /*, country*/)";
    return m_session
        .run(m_capabilities.hasCountry ? QByteArray(sql).replace("/*", "").replace("*/", "") : sql, params, deadline)
        .and_then([&](const db::Rows &) { return writeDetails(m_session, details); });
}

Result<> ImportWriter::addBooks(const QList<Entry> &books)
{
    const auto drawn = draw("public.books", books.size());
    if (!drawn)
        return passOn(drawn);
    QStringList ids;
    QStringList titles;
    QStringList authors;
    QList<std::pair<Id<Book>, BookDetails>> details;
    for (const Entry &book : books) {
        const qint64 id = drawn->integer(int(ids.size()), 0);
        ids += QString::number(id);
        titles += book.title;
        authors += QString::number(book.author < 0 ? m_numbers.value(book.author) : book.author);
        if (!book.details.isEmpty())
            details.emplaceBack(Id<Book>{id}, book.details);
    }
    return m_session
        .run("INSERT INTO public.books (id, title, author_id, created_at) OVERRIDING SYSTEM VALUE "
             "SELECT u.id, u.title, u.author, now() AT TIME ZONE 'UTC' "
             "FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS u(id, title, author)",
             {db::Param::list(ids), db::Param::list(titles), db::Param::list(authors)}, deadline)
        .and_then([&](const db::Rows &) { return writeDetails(m_session, details); });
}

} // namespace catalpa::store
