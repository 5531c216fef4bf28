// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/authorlisting.h"

#include "db/sql.h"
#include "store/listing/detailkey.h"
#include "store/listing/sortkey.h"
#include "store/listing/textwords.h"

namespace catalpa::store::authors {
namespace {

// Without its migration the column is read as NULL, so that every query has the same columns.
QByteArray countryColumn(const CatalogueCapabilities &capabilities)
{
    return capabilities.hasCountry ? "a.country" : "NULL::text";
}

//! Of a page, where the number of books stands before them.
QByteArray columns(const CatalogueCapabilities &capabilities, const QByteArray &sorted)
{
    return "a.id, a.name, a.bio, " + countryColumn(capabilities) + ", " CATALPA_UTC_TEXT("a.created_at") ", " + sorted;
}

constexpr auto bookCounts = "SELECT author_id AS id, count(*) AS n FROM public.books"
                            " WHERE author_id IN (SELECT key_id FROM page) GROUP BY author_id";

//! Without sort names there is nothing to doubt.
QByteArray doubtIn(const CatalogueCapabilities &capabilities)
{
    if (!capabilities.hasSortKeys)
        return "false";
    return "catalpa.is_doubtful_name(a.name, " + countryColumn(capabilities)
        + ") AND NOT EXISTS (SELECT FROM catalpa.author_sort h WHERE h.author_id = a.id AND h.by_hand"
          " AND h.filed_for = a.name)";
}

SearchedTable searchedInTables(const CatalogueCapabilities &capabilities)
{
    const SearchedText name = searchedText("a.name", capabilities);
    const SearchedText bio = searchedText("a.bio", capabilities);
    SearchedText title = searchedText("t.title", capabilities);
    title.through = "EXISTS (SELECT FROM public.books t WHERE t.author_id = a.id AND (@found))";
    if (!title.words.isEmpty())
        title.throughWords = QByteArray(title.through).replace("@found", title.throughWords);
    return {.anywhere = {name, bio},
            .author = name,
            .title = title,
            .bio = bio,
            .country = countryColumn(capabilities),
            .countryIsAnywhere = true,
            .added = "a.created_at",
            .books = "EXISTS (SELECT FROM (SELECT author_id FROM public.books GROUP BY author_id HAVING @number) n"
                     " WHERE n.author_id = a.id)",
            .bookCount = "count(*)",
            .doubt = doubtIn(capabilities)};
}

SearchedTable searchedInIndex(bool isWalked)
{
    const SearchedText name{
        .words = {"r.words", "r.more"},
        .columns = {"x.name"},
        .through = "coalesce((SELECT true FROM public.authors x WHERE x.id = r.author_id AND @found LIMIT 1), false)"};
    SearchedText bio = name;
    bio.words = {"r.bio"};
    bio.columns = {"x.bio"};
    const SearchedText title{.words = {"i.words", "i.more"},
                             .line = SearchedText::Line::First,
                             .throughWords = "EXISTS (SELECT FROM catalpa.book_reading i"
                                             " WHERE i.author_id = r.author_id AND @found)",
                             .columns = {"t.title"},
                             .through =
                                 "EXISTS (SELECT FROM public.books t WHERE t.author_id = r.author_id AND (@found))"};
    return {.anywhere = {name, bio},
            .author = name,
            .title = title,
            .bio = bio,
            .country = "r.country",
            .countries = "SELECT country FROM catalpa.country_reading",
            .countryIsAnywhere = true,
            .added = "r.added",
            .books = "(@number)",
            .bookCount = "r.books",
            .doubt = "r.doubtful",
            .walked = isWalked ? "r.author_id, r.words, r.more, r.bio, r.country, r.added, r.books, r.doubtful" : ""};
}

//! What a name is filed under, as it is compared.
QByteArray filedKey(Source source, const CatalogueCapabilities &capabilities)
{
    return source == Source::Index ? "r.sort_key"
        : source == Source::Order  ? "o.sort_key"
                                   : "coalesce(catalpa.filing_key(" + filedAs(capabilities) + "), '')";
}

//! Whether an index is in the order of the first level.
bool isInOrder(const AuthorQuery &query, const CatalogueCapabilities &capabilities)
{
    const AuthorQuery::Sort first = query.order.first().column;
    if (detailOf(first))
        return false;
    const bool isOfTexts = first == AuthorQuery::Sort::Name || first == AuthorQuery::Sort::Country;
    return !isOfTexts || isCommonOrder(capabilities, query.collation);
}

void sortBy(Listing &list, const SortLevel<AuthorQuery::Sort> &level, const AuthorQuery &query,
            const CatalogueCapabilities &capabilities)
{
    const Source source = sourceOf(capabilities);
    const bool isIndexed = source == Source::Index;
    if (const auto field = detailOf(level.column))
        return sortByDetail(list, *field, level, query, capabilities);
    switch (level.column) {
    case AuthorQuery::Sort::Name:
        if (source != Source::Tables)
            return sortByKey(list, filedKey(source, capabilities), capabilities, query.collation, level.order);
        return sortByText(list, "a.name", capabilities, query.collation, level.order);
    case AuthorQuery::Sort::Country:
        if (isIndexed)
            return sortByOptionalKey(list, "r.country", capabilities, query.collation, level.order, level.nothingFirst);
        return sortByOptionalText(list, countryColumn(capabilities), capabilities, query.collation, level.order,
                                  level.nothingFirst);
    case AuthorQuery::Sort::Books:
        if (isIndexed)
            return sortByNumber(list, "r.books", level.order);
        list.from += " LEFT JOIN (SELECT author_id, count(*) AS n FROM public.books GROUP BY author_id) c"
                     " ON c.author_id = a.id";
        return sortByNumber(list, "coalesce(c.n, 0)", level.order);
    case AuthorQuery::Sort::Added:
        return sortByTime(list, isIndexed ? "r.added" : "a.created_at", level.order);
    case AuthorQuery::Sort::Recorded:
        return sortByNumber(list, isIndexed ? "r.author_id" : "a.id", level.order);
    case AuthorQuery::Sort::FirstDetail:
        break; // And those behind it: above.
    }
}

Listing indexedListing(const CatalogueCapabilities &capabilities)
{
    Listing list;
    list.from = "catalpa.author_reading r";
    list.id = "r.author_id";
    list.needsEverything = true;
    list.columns = "i.books, " + columns(capabilities, filedAs(capabilities));
    list.display = " JOIN public.authors a ON a.id = page.key_id JOIN catalpa.author_reading i"
                   " ON i.author_id = page.key_id LEFT JOIN catalpa.author_sort s ON s.author_id = page.key_id";
    return list;
}

//! In a library's order, from the part of the index that shows what the role may read.
Listing orderedListing(const CatalogueCapabilities &capabilities)
{
    Listing list;
    list.from = "catalpa.author_order o JOIN public.authors a ON a.id = o.author_id";
    list.id = "o.author_id";
    list.columns = "coalesce(counted.n, 0), " + columns(capabilities, filedAs(capabilities));
    list.display = " JOIN " + tables(capabilities) + " ON a.id = page.key_id LEFT JOIN (" + bookCounts
        + ") counted ON counted.id = page.key_id";
    return list;
}

Listing plainListing(const CatalogueCapabilities &capabilities)
{
    Listing list;
    list.from = tables(capabilities);
    list.id = "a.id";
    list.columns = columns(capabilities, filedAs(capabilities));
    list.counts = bookCounts;
    return list;
}

} // namespace

QByteArray filedAs(const CatalogueCapabilities &capabilities, const QByteArray &author)
{
    if (!capabilities.hasSortKeys)
        return "NULL::text";
    return "CASE WHEN s.by_hand AND s.filed_for = " + author + ".name THEN s.sort_name ELSE catalpa.author_sort_name("
        + author + ".name, " + (capabilities.hasCountry ? author + ".country" : QByteArray("NULL::text")) + ") END";
}

QByteArray tables(const CatalogueCapabilities &capabilities)
{
    return capabilities.hasSortKeys ? "(public.authors a LEFT JOIN catalpa.author_sort s ON s.author_id = a.id)"
                                    : "public.authors a";
}

QByteArray columnsOfChanged(const CatalogueCapabilities &capabilities)
{
    // The trigger that lets a sort name follow a new name runs behind the statement.
    return columnsOfOne(capabilities,
                        "CASE WHEN s.by_hand THEN s.sort_name ELSE catalpa.author_sort_name(a.name, "
                            + countryColumn(capabilities) + ") END");
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

QByteArray columnsOfOne(const CatalogueCapabilities &capabilities, const QByteArray &sorted)
{
    const QByteArray name = sorted.isEmpty() || !capabilities.hasSortKeys ? filedAs(capabilities) : sorted;
    return QByteArray(capabilities.hasReadingIndex ? "catalpa.book_count(a.id), "
                                                   : "(SELECT count(*) FROM public.books b WHERE b.author_id = a.id), ")
        + columns(capabilities, name);
}

QByteArray columnsUncounted(const CatalogueCapabilities &capabilities)
{
    return "0, " + columns(capabilities, filedAs(capabilities));
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
    const Source source = sourceOf(capabilities);
    Listing list = source == Source::Index ? indexedListing(capabilities)
        : source == Source::Order          ? orderedListing(capabilities)
                                           : plainListing(capabilities);
    if (query.withDetails)
        addDetails(list, Id<Author>(), capabilities);
    for (const auto &level : query.order)
        sortBy(list, level, query, capabilities);
    find(list,
         source == Source::Index ? searchedInIndex(isInOrder(query, capabilities)) : searchedInTables(capabilities),
         parseSearch(query.search, SearchScope::Authors), capabilities);
    list.isFiled = source != Source::Tables;
    if (source == Source::Index || source == Source::Order) {
        list.inTables = [query, tables = capabilities]() mutable {
            tables.readsTables = true;
            return listing(query, tables);
        };
    }
    return list;
}

} // namespace catalpa::store::authors
