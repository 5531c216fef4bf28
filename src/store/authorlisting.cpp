// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/authorlisting.h"

#include "db/sql.h"
#include "store/search.h"

namespace catalpa::store::authors {
namespace {

// Without its migration the column is read as NULL, so that every query has the same columns.
QByteArray countryColumn(const CatalogueShape &shape)
{
    return shape.hasCountry ? "a.country" : "NULL::text";
}

//! Of a page, where the number of books stands before them.
QByteArray columns(const CatalogueShape &shape, const QByteArray &sortName)
{
    return "a.id, a.name, a.bio, " + countryColumn(shape) + ", " CATALPA_UTC_TEXT("a.created_at") ", "
        + (shape.hasSortKeys ? sortName : QByteArray("NULL::text"));
}

constexpr auto bookCounts = "SELECT author_id AS id, count(*) AS n FROM public.books"
                            " WHERE author_id IN (SELECT key_id FROM page) GROUP BY author_id";

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

void sortBy(Listing &list, const SortLevel<AuthorQuery::Sort> &level, const AuthorQuery &query,
            const CatalogueShape &shape)
{
    switch (level.column) {
    case AuthorQuery::Sort::Name:
        if (shape.hasSortKeys)
            return sortByKey(list, "s.sort_key", shape, query.alphabet, level.order);
        return sortByText(list, "a.name", shape, query.alphabet, level.order);
    case AuthorQuery::Sort::Country:
        return sortByOptionalText(list, countryColumn(shape), shape, query.alphabet, level.order, level.nothingFirst);
    case AuthorQuery::Sort::Books:
        list.from += " LEFT JOIN (SELECT author_id, count(*) AS n FROM public.books GROUP BY author_id) c"
                     " ON c.author_id = a.id";
        return sortByNumber(list, "coalesce(c.n, 0)", level.order);
    case AuthorQuery::Sort::Added:
        return sortByTime(list, "a.created_at", level.order);
    case AuthorQuery::Sort::Recorded:
        return sortByNumber(list, "a.id", level.order);
    }
}

} // namespace

QByteArray tables(const CatalogueShape &shape)
{
    return QByteArray("public.authors a")
        + (shape.hasSortKeys ? " LEFT JOIN catalpa.author_sort s ON s.author_id = a.id" : "");
}

QByteArray columnsOfOne(const CatalogueShape &shape, const QByteArray &sortName)
{
    return "(SELECT count(*) FROM public.books b WHERE b.author_id = a.id), " + columns(shape, sortName);
}

Author authorFrom(const db::Rows &rows, int row)
{
    return {.id = {rows.integer(row, 1)},
            .name = rows.text(row, 2),
            .bio = rows.optionalText(row, 3),
            .country = rows.optionalText(row, 4),
            .createdAt = rows.instant(row, 5),
            .bookCount = rows.integer(row, 0),
            .sortName = rows.optionalText(row, 6)};
}

Listing listing(const AuthorQuery &query, const CatalogueShape &shape)
{
    Listing list;
    list.from = tables(shape);
    list.id = "a.id";
    if (shape.hasSortKeys && query.order.first().column == AuthorQuery::Sort::Name) {
        // The table of sort names leads: its index is over the name and the author.
        list.from = "catalpa.author_sort s JOIN public.authors a ON a.id = s.author_id";
        list.id = "s.author_id";
        if (query.order.size() == 1)
            list.allFrom = "catalpa.author_sort s";
    }
    list.columns = columns(shape, "s.sort_name");
    list.counts = bookCounts;
    for (const auto &level : query.order)
        sortBy(list, level, query, shape);
    find(list, searched(shape), parseSearch(query.search, SearchScope::Authors), shape);
    return list;
}

} // namespace catalpa::store::authors
