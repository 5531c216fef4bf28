// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/doubles/bookdoubles.h"

#include "db/transaction.h"
#include "store/doubles/authordoubles.h"

namespace catalpa::store {
namespace {

constexpr std::chrono::minutes bookSearchDeadline{2};

//! The nine or twelve digits that the old and the new number of a book share. Neighbours among those who have the same.
constexpr auto sameIsbns = R"(
    WITH given AS (
        SELECT d.book_id, number, upper(substring(translate(number, '- ', '') FROM '97[89][0-9]{10}|[0-9]{9}[0-9Xx]')) AS isbn
          FROM catalpa.book_details d CROSS JOIN LATERAL unnest(d.isbn) AS number
         WHERE d.records = 'public.books'::regclass
    ), shared AS (
        SELECT book_id, isbn,
               CASE WHEN length(isbn) = 10 THEN '978' || left(isbn, 9) ELSE left(isbn, 12) END AS core
          FROM given WHERE isbn IS NOT NULL
    )
    SELECT one, other, isbn
      FROM (SELECT book_id AS other, lag(book_id) OVER (PARTITION BY core ORDER BY book_id) AS one, isbn FROM shared) pair
     WHERE one <> other ORDER BY one, other LIMIT 20000)";

//! For the end of a query over pairs, p.
QByteArray butForEditions(const CatalogueCapabilities &capabilities)
{
    if (!capabilities.hasDetails)
        return {};
    return " LEFT JOIN catalpa.book_details x ON x.book_id = p.one AND x.records = 'public.books'::regclass"
           " LEFT JOIN catalpa.book_details y ON y.book_id = p.other AND y.records = 'public.books'::regclass"
           " WHERE (x.isbn && y.isbn) IS DISTINCT FROM false AND (x.edition <> y.edition) IS NOT TRUE"
           " AND (x.series_number <> y.series_number) IS NOT TRUE";
}

QByteArray sameTitles(const CatalogueCapabilities &capabilities)
{
    return "WITH titled AS MATERIALIZED (SELECT id, author_id, hashtextextended(title, 0) AS title FROM ("
        + comparedBooks(capabilities)
        + ") b), doubled AS (SELECT author_id, title FROM titled GROUP BY author_id, title HAVING count(*) > 1"
          " LIMIT 20000), pair AS (SELECT t.id AS other, lag(t.id) OVER (PARTITION BY t.author_id, t.title"
          " ORDER BY t.id) AS one, lag(t.id, 2) OVER (PARTITION BY t.author_id, t.title ORDER BY t.id) AS before"
          " FROM doubled d JOIN titled t ON t.author_id = d.author_id AND t.title = d.title)"
          " SELECT p.one, p.other FROM (SELECT one, other FROM pair WHERE one IS NOT NULL UNION ALL"
          " SELECT before, other FROM pair WHERE before IS NOT NULL) p"
        + butForEditions(capabilities) + " ORDER BY p.one, p.other LIMIT 20000";
}

QByteArray titlesOfNearAuthors(const CatalogueCapabilities &capabilities)
{
    const QByteArray books = comparedBooks(capabilities);
    return "WITH near AS MATERIALIZED (SELECT * FROM unnest($1::int[], $2::int[]) n(one, other))"
           " SELECT p.one, p.other FROM (SELECT a.id AS one, b.id AS other FROM near n JOIN ("
        + books + ") a ON a.author_id = n.one JOIN (" + books + ") b ON b.author_id = n.other AND b.title = a.title) p"
        + butForEditions(capabilities) + " ORDER BY p.one, p.other LIMIT 20000";
}

Result<ProposedDoubles> namedBooks(db::Session &session, const ProposedDoubles &proposed)
{
    return named(session, proposed,
                 "SELECT b.id, left(b.title, 500), left(a.name, 500) FROM public.books b"
                 " JOIN public.authors a ON a.id = b.author_id WHERE b.id = ANY ($1::int[])",
                 [](ProposedDouble &pair, const db::Rows &rows, int one, int other) {
                     pair.oneAuthor = rows.text(one, 2);
                     pair.otherAuthor = rows.text(other, 2);
                 });
}

Result<> addBooksOfNearAuthors(db::Session &session, const CatalogueCapabilities &capabilities, Candidates &candidates)
{
    Candidates authors;
    if (const auto added = addNearAuthors(session, capabilities, authors); !added)
        return added;
    const auto rows = session.run(titlesOfNearAuthors(capabilities), paramsOf(authors.pairs()), bookSearchDeadline);
    if (!rows)
        return passOn(rows);
    candidates.add(*rows, DoubleReason::Kind::TitleOfNearAuthor);
    return {};
}

} // namespace

Result<ProposedDoubles> findBookDoubles(db::Session &session, const CatalogueCapabilities &capabilities, int most)
{
    db::Transaction transaction(session);
    Candidates candidates;
    const auto add = [&](const QByteArray &sql, DoubleReason::Kind kind) {
        return session.run(sql, {}, bookSearchDeadline).map([&](const db::Rows &rows) { candidates.add(rows, kind); });
    };
    return transaction.beginWith(beginningOfSearch())
        .and_then([&](const db::Rows &) { return candidates.readDifferent(session, RecordRef::Kind::Book); })
        .and_then([&]() -> Result<> {
            return capabilities.hasDetails ? add(sameIsbns, DoubleReason::Kind::Isbn) : Result<>();
        })
        .and_then([&] { return add(sameTitles(capabilities), DoubleReason::Kind::SameTitle); })
        .and_then([&] { return addBooksOfNearAuthors(session, capabilities, candidates); })
        .and_then([&] { return namedBooks(session, candidates.strongest(most)); });
}

} // namespace catalpa::store
