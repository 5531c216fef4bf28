// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/authorlisting.h"

#include "db/sql.h"
#include "store/listing/search.h"

namespace catalpa::store::authors {
namespace {

// Without its migration the column is read as NULL, so that every query has the same columns.
QByteArray countryColumn(const CatalogueCapabilities &capabilities)
{
    return capabilities.hasCountry ? "a.country" : "NULL::text";
}

//! Of a page, where the number of books stands before them.
QByteArray columns(const CatalogueCapabilities &capabilities, const QByteArray &sortName)
{
    return "a.id, a.name, a.bio, " + countryColumn(capabilities) + ", " CATALPA_UTC_TEXT("a.created_at") ", "
        + (capabilities.hasSortKeys ? sortName : QByteArray("NULL::text"));
}

constexpr auto bookCounts = "SELECT author_id AS id, count(*) AS n FROM public.books"
                            " WHERE author_id IN (SELECT key_id FROM page) GROUP BY author_id";

SearchedTable searched(const CatalogueCapabilities &capabilities)
{
    const SearchedColumn name{"a.name", {}};
    const SearchedColumn bio{"a.bio", {}};
    const SearchedColumn country{countryColumn(capabilities), {}};
    return {.table = "public.authors a",
            .id = "a.id",
            .anywhere = {name, bio, country},
            .author = {name},
            .title = {{"t.title", "EXISTS (SELECT FROM public.books t WHERE t.author_id = a.id AND @found)"}},
            .bio = {bio},
            .country = {country},
            .added = "a.created_at",
            .books = "EXISTS (SELECT FROM (SELECT author_id FROM public.books GROUP BY author_id HAVING @number) n"
                     " WHERE n.author_id = a.id)",
            .isIndexed = capabilities.hasSearchIndexes};
}

void sortBy(Listing &list, const SortLevel<AuthorQuery::Sort> &level, const AuthorQuery &query,
            const CatalogueCapabilities &capabilities)
{
    switch (level.column) {
    case AuthorQuery::Sort::Name:
        if (capabilities.hasSortKeys)
            return sortByKey(list, "s.sort_key", capabilities, query.collation, level.order);
        return sortByText(list, "a.name", capabilities, query.collation, level.order);
    case AuthorQuery::Sort::Country:
        return sortByOptionalText(list, countryColumn(capabilities), capabilities, query.collation, level.order,
                                  level.nothingFirst);
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

QByteArray tables(const CatalogueCapabilities &capabilities)
{
    return QByteArray("public.authors a")
        + (capabilities.hasSortKeys ? " LEFT JOIN catalpa.author_sort s ON s.author_id = a.id" : "");
}

QByteArray columnsOfChanged(const CatalogueCapabilities &capabilities)
{
    return columnsOfOne(capabilities, "CASE WHEN s.by_hand THEN s.sort_name ELSE catalpa.author_sort_name(a.name) END");
}

QByteArray changedTables(const CatalogueCapabilities &capabilities)
{
    return capabilities.hasSortKeys ? "a LEFT JOIN catalpa.author_sort s ON s.author_id = a.id" : "a";
}

QByteArray insertion(const CatalogueCapabilities &capabilities)
{
    const QByteArray column = capabilities.hasCountry ? ", country" : "";
    const QByteArray value = capabilities.hasCountry ? ", $4::text" : "";
    return "INSERT INTO public.authors (id, name, bio, created_at" + column
        + ") SELECT coalesce(nullif($1::bigint, 0), nextval(pg_get_serial_sequence('public.authors', 'id'))),"
          " $2::text, $3::text, now() AT TIME ZONE 'UTC'"
        + value;
}

QByteArray columnsOfOne(const CatalogueCapabilities &capabilities, const QByteArray &sortName)
{
    return "(SELECT count(*) FROM public.books b WHERE b.author_id = a.id), " + columns(capabilities, sortName);
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

Listing listing(const AuthorQuery &query, const CatalogueCapabilities &capabilities)
{
    Listing list;
    list.from = tables(capabilities);
    list.id = "a.id";
    if (capabilities.hasSortKeys && query.order.first().column == AuthorQuery::Sort::Name) {
        // The table of sort names leads: its index is over the name and the author.
        list.from = "catalpa.author_sort s JOIN public.authors a ON a.id = s.author_id";
        list.id = "s.author_id";
        if (query.order.size() == 1)
            list.allFrom = "catalpa.author_sort s";
    }
    list.columns = columns(capabilities, "s.sort_name");
    list.counts = bookCounts;
    for (const auto &level : query.order)
        sortBy(list, level, query, capabilities);
    find(list, searched(capabilities), parseSearch(query.search, SearchScope::Authors), capabilities);
    return list;
}

} // namespace catalpa::store::authors
