// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/doubles/authordoubles.h"

#include "core/doubles/namematcher.h"
#include "db/transaction.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr qint64 atOnce = 10'000; //!< Rows.
constexpr std::chrono::minutes searchDeadline{2};

//! Neighbours among those who have the same one.
constexpr auto sameIdentifiers = R"(
    SELECT one, other, name || ' ' || value FROM (
        SELECT d.author_id AS other, lag(d.author_id) OVER (PARTITION BY g.name, upper(g.value) ORDER BY d.author_id) AS one,
               g.name, g.value
          FROM catalpa.author_details d
         CROSS JOIN LATERAL (VALUES ('VIAF', viaf), ('ISNI', translate(isni, ' -', '')), ('ORCID', translate(orcid, '- ', '')),
                                    ('GND', gnd), ('Wikidata', wikidata)) AS g(name, value)
         WHERE g.value IS NOT NULL AND d.records = 'public.authors'::regclass) AS pair
     WHERE one IS NOT NULL ORDER BY one, other LIMIT 20000)";

constexpr auto otherNames = R"(
    SELECT d.author_id, left(n, 200) FROM catalpa.author_details d CROSS JOIN LATERAL unnest(d.other_names) n
     WHERE d.author_id > $1::bigint AND d.records = 'public.authors'::regclass ORDER BY d.author_id LIMIT $2::bigint)";

//! Titles that many have, such as "Poems", say nothing.
QByteArray sharedTitles(const CatalogueCapabilities &capabilities)
{
    return "WITH few AS (SELECT array_agg(b.author_id) AS authors, hashtextextended(b.title, 0) AS title FROM ("
        + comparedBooks(capabilities)
        + ") b GROUP BY hashtextextended(b.title, 0) HAVING count(*) BETWEEN 2 AND 6)"
          " SELECT one, other, count(DISTINCT title)::text FROM few, unnest(authors) one, unnest(authors) other"
          " WHERE one < other GROUP BY one, other HAVING count(DISTINCT title) > 1"
          " ORDER BY count(DISTINCT title) DESC, one, other LIMIT 20000";
}

Result<> readNames(db::Session &session, NameMatcher &matcher)
{
    for (qint64 last = 0;;) {
        const auto rows = session.run("SELECT id, left(name, 200) FROM public.authors WHERE id > $1::bigint"
                                      " ORDER BY id LIMIT $2::bigint",
                                      {last, atOnce});
        if (!rows)
            return passOn(rows);
        for (int row = 0; row < rows->count(); ++row)
            matcher.add(rows->integer(row, 0), rows->text(row, 1));
        if (rows->count() < atOnce)
            return {};
        last = rows->integer(rows->count() - 1, 0);
    }
}

//! Of the very many that somebody may have, those of one answer.
Result<QList<std::pair<qint64, QString>>> readOtherNames(db::Session &session)
{
    QList<std::pair<qint64, QString>> names;
    for (qint64 last = 0;;) {
        const auto rows = session.run(otherNames, {last, atOnce});
        if (!rows)
            return passOn(rows);
        for (int row = 0; row < rows->count(); ++row)
            names.emplaceBack(rows->integer(row, 0), rows->text(row, 1));
        if (rows->count() < atOnce)
            return names;
        last = rows->integer(rows->count() - 1, 0);
    }
}

//! Of the authors w.
QByteArray countedBooks(const CatalogueCapabilities &capabilities)
{
    if (capabilities.hasReadingIndex)
        return "SELECT i.author_id, i.books AS n FROM catalpa.author_reading i JOIN w ON w.id = i.author_id";
    return "SELECT b.author_id, count(*) AS n FROM public.books b JOIN w ON w.id = b.author_id GROUP BY b.author_id";
}

Result<ProposedDoubles> namedAuthors(db::Session &session, const CatalogueCapabilities &capabilities,
                                     const ProposedDoubles &proposed)
{
    return named(session, proposed,
                 "WITH w AS (SELECT DISTINCT unnest($1::int[]) AS id), counted AS (" + countedBooks(capabilities)
                     + ") SELECT a.id, left(a.name, 500), coalesce(c.n, 0) FROM w JOIN public.authors a"
                       " ON a.id = w.id LEFT JOIN counted c ON c.author_id = a.id",
                 [](ProposedDouble &pair, const db::Rows &rows, int one, int other) {
                     pair.oneBooks = rows.integer(one, 2);
                     pair.otherBooks = rows.integer(other, 2);
                 });
}

} // namespace

QByteArray beginningOfSearch()
{
    return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL work_mem = '64MB'; SET LOCAL jit = off";
}

QByteArray comparedBooks(const CatalogueCapabilities &capabilities)
{
    if (!capabilities.hasReadingIndex)
        return "SELECT id, author_id, lower(left(title, 1000)) AS title FROM public.books";
    return "SELECT book_id AS id, author_id, split_part(coalesce(words, more), E'\\n', 1) AS title"
           " FROM catalpa.book_reading";
}

Result<> addNearAuthors(db::Session &session, const CatalogueCapabilities &capabilities, Candidates &candidates)
{
    NameMatcher matcher;
    if (const auto read = readNames(session, matcher); !read)
        return read;
    const NameMatcher::Take take = [&candidates](const NameMatcher::Pair &pair) {
        candidates.add(pair.one, pair.other, {pair.kind});
    };
    if (!capabilities.hasDetails) {
        matcher.match(take);
        return {};
    }
    const auto identified = session.run(sameIdentifiers, {}, searchDeadline);
    if (!identified)
        return passOn(identified);
    const auto others = readOtherNames(session);
    if (!others)
        return passOn(others);
    candidates.add(*identified, DoubleReason::Kind::Identifier);
    matcher.matchOtherNames(*others, take);
    matcher.match(take);
    return {};
}

Result<ProposedDoubles> findAuthorDoubles(db::Session &session, const CatalogueCapabilities &capabilities, int most)
{
    db::Transaction transaction(session);
    Candidates candidates;
    return transaction.beginWith(beginningOfSearch())
        .and_then([&](const db::Rows &) { return candidates.readDifferent(session, RecordRef::Kind::Author); })
        .and_then([&] { return addNearAuthors(session, capabilities, candidates); })
        .and_then([&] { return session.run(sharedTitles(capabilities), {}, searchDeadline); })
        .and_then([&](const db::Rows &rows) {
            candidates.add(rows, DoubleReason::Kind::SharedTitles);
            return namedAuthors(session, capabilities, candidates.strongest(most));
        });
}

} // namespace catalpa::store
