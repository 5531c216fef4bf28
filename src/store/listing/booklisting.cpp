// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/booklisting.h"

#include "db/sql.h"
#include "store/listing/search.h"

namespace catalpa::store::books {
namespace {

//! The few books of one author are found by that author, whatever is searched for.
SearchedTable searched(const BookQuery &query, const CatalogueCapabilities &capabilities)
{
    const bool indexed = capabilities.hasSearchIndexes && !query.authorId;
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
            .country = {{capabilities.hasCountry ? "a.country" : "NULL::text", ofAuthors}},
            .added = "b.created_at",
            .books = {},
            .isIndexed = indexed};
}

QByteArray authorCountry(const CatalogueCapabilities &capabilities)
{
    return capabilities.hasCountry ? "a.country" : "NULL::text";
}

void sortBy(Listing &list, const SortLevel<BookQuery::Sort> &level, const BookQuery &query,
            const CatalogueCapabilities &capabilities)
{
    switch (level.column) {
    case BookQuery::Sort::Title:
        if (capabilities.hasSortKeys)
            return sortByKey(list, "s.sort_key", capabilities, query.collation, level.order);
        return sortByText(list, "b.title", capabilities, query.collation, level.order);
    case BookQuery::Sort::Author:
        if (capabilities.hasSortKeys && !list.from.contains("catalpa.author_sort f"))
            list.from += " LEFT JOIN catalpa.author_sort f ON f.author_id = b.author_id";
        if (capabilities.hasSortKeys)
            return sortByKey(list, "f.sort_key", capabilities, query.collation, level.order);
        return sortByText(list, "a.name", capabilities, query.collation, level.order);
    case BookQuery::Sort::Country:
        return sortByOptionalText(list, authorCountry(capabilities), capabilities, query.collation, level.order,
                                  level.nothingFirst);
    case BookQuery::Sort::Added:
        return sortByTime(list, "b.created_at", level.order);
    case BookQuery::Sort::Recorded:
        return sortByNumber(list, "b.id", level.order);
    }
}

//! Where sort keys are kept, the table that the first level is of leads.
void leadWith(Listing &list, const BookQuery &query, const CatalogueCapabilities &capabilities)
{
    list.from = tables(capabilities);
    list.id = "b.id";
    switch (query.order.first().column) {
    case BookQuery::Sort::Title:
        if (!capabilities.hasSortKeys)
            return;
        list.from = "catalpa.book_sort s JOIN public.books b ON b.id = s.book_id"
                    " LEFT JOIN public.authors a ON a.id = b.author_id";
        list.id = "s.book_id";
        if (query.order.size() == 1 && !query.authorId)
            list.allFrom = "catalpa.book_sort s";
        return;
    case BookQuery::Sort::Author:
        list.keyIsJoined = true;
        if (capabilities.hasSortKeys) {
            list.from = "catalpa.author_sort f JOIN public.books b ON b.author_id = f.author_id"
                        " JOIN public.authors a ON a.id = b.author_id"
                        " LEFT JOIN catalpa.book_sort s ON s.book_id = b.id";
        }
        return;
    case BookQuery::Sort::Country:
        list.keyIsJoined = true;
        return;
    default:
        return;
    }
}

} // namespace

QByteArray tables(const CatalogueCapabilities &capabilities, const QByteArray &books)
{
    // A book always has an author; joined in this way they need not be looked up where books are only counted.
    return books + " b LEFT JOIN public.authors a ON a.id = b.author_id"
        + (capabilities.hasSortKeys ? " LEFT JOIN catalpa.book_sort s ON s.book_id = b.id" : "");
}

QByteArray columns(const CatalogueCapabilities &capabilities, const QByteArray &sortTitle)
{
    return "b.id, b.title, b.author_id, a.name, " CATALPA_UTC_TEXT("b.created_at") ", "
        + (capabilities.hasSortKeys ? sortTitle : QByteArray("NULL::text")) + ", " + authorCountry(capabilities);
}

QByteArray columnsOfChanged(const CatalogueCapabilities &capabilities)
{
    // Not out of the whole row as JSON: other columns may be of types that run other people's functions.
    return columns(capabilities,
                   "CASE WHEN s.by_hand THEN s.sort_title ELSE catalpa.book_sort_title(b.title, "
                       + authorCountry(capabilities) + ") END");
}

Book bookFrom(const db::Rows &rows, int row)
{
    return {.id = {rows.integer(row, 0)},
            .title = rows.text(row, 1),
            .authorId = {rows.integer(row, 2)},
            .authorName = rows.text(row, 3),
            .createdAt = rows.instant(row, 4),
            .sortTitle = rows.optionalText(row, 5),
            .authorCountry = rows.optionalText(row, 6)};
}

Listing listing(const BookQuery &query, const CatalogueCapabilities &capabilities)
{
    Listing list;
    leadWith(list, query, capabilities);
    list.columns = columns(capabilities);
    for (const auto &level : query.order)
        sortBy(list, level, query, capabilities);
    find(list, searched(query, capabilities), parseSearch(query.search, SearchScope::Books), capabilities);
    if (query.authorId) {
        list.params.emplace_back(*query.authorId);
        list.where += QByteArray(list.where.isEmpty() ? "" : " AND ") + "b.author_id = $"
            + QByteArray::number(qsizetype(list.params.size())) + "::bigint";
    }
    return list;
}

} // namespace catalpa::store::books
