// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/booklisting.h"

#include "db/sql.h"
#include "store/listing/authorlisting.h"
#include "store/listing/detailkey.h"
#include "store/listing/sortkey.h"
#include "store/listing/textwords.h"

#include <algorithm>

namespace catalpa::store::books {
namespace {

QByteArray authorCountry(const CatalogueCapabilities &capabilities)
{
    return capabilities.hasCountry ? "a.country" : "NULL::text";
}

SearchedTable searchedInTables(const CatalogueCapabilities &capabilities)
{
    const SearchedText title = searchedText("b.title", capabilities);
    const SearchedText name = searchedText("a.name", capabilities);
    const SearchedText bio = searchedText("a.bio", capabilities);
    return {.anywhere = {title, name},
            .author = name,
            .title = title,
            .bio = bio,
            .country = authorCountry(capabilities),
            .added = "b.created_at",
            .details = capabilities.hasDetails ? "EXISTS (SELECT FROM catalpa.book_details d WHERE d.book_id = b.id"
                                                 " AND d.records = 'public.books'::regclass AND (@found))"
                                               : ""};
}

//! The words of a book's title stand before those of its author's name.
SearchedTable searchedInIndex(bool isWalked, const CatalogueCapabilities &capabilities)
{
    const SearchedText both{
        .words = {"r.words", "r.more"},
        .walkedWords = {"coalesce(r.words, (SELECT m.more FROM catalpa.book_reading m WHERE m.book_id = r.book_id))"},
        .columns = {"x.title", "y.name"},
        .through = "coalesce((SELECT true FROM public.books x JOIN public.authors y ON y.id = x.author_id"
                   " WHERE x.id = r.book_id AND @found LIMIT 1), false)"};
    SearchedText title = both;
    title.line = SearchedText::Line::First;
    title.columns = {"x.title"};
    SearchedText name = both;
    name.line = SearchedText::Line::Second;
    name.columns = {"y.name"};
    const SearchedText bio{
        .words = {"i.bio"},
        .throughWords = "EXISTS (SELECT FROM catalpa.author_reading i WHERE i.author_id = r.author_id AND @found)",
        .columns = {"i.bio"},
        .through = "EXISTS (SELECT FROM public.authors i WHERE i.id = r.author_id AND (@found))"};
    return {.anywhere = {both},
            .anywhereExactly = {title, name},
            .author = name,
            .title = title,
            .bio = bio,
            .country = "r.country",
            .countries = "SELECT country FROM catalpa.country_reading",
            .added = "r.added",
            .details = capabilities.hasDetails
                ? "EXISTS (SELECT FROM catalpa.book_details d WHERE d.book_id = r.book_id"
                  " AND d.records = 'public.books'::regclass AND (@found))"
                : "",
            .walked = isWalked ? "r.book_id, r.words, r.author_id, r.country, r.added" : ""};
}

//! Whether an index is in the order of the first level. The few books of one author are found by that author.
bool isInOrder(const BookQuery &query, const CatalogueCapabilities &capabilities)
{
    using Sort = BookQuery::Sort;
    const Sort first = query.order.first().column;
    return !query.authorId && !detailOf(first)
        && (first == Sort::Added || first == Sort::Recorded || isCommonOrder(capabilities, query.collation));
}

constexpr auto joinedLanguage = "l.language"; //!< As tables() has it.

//! What the rules file a book under.
QByteArray suggested(const CatalogueCapabilities &capabilities, const QByteArray &book, const QByteArray &language)
{
    return "catalpa.book_sort_title(" + book + ".title, " + (capabilities.filesByLanguage ? language : "NULL") + ")";
}

//! What a title is filed under, as it is compared.
QByteArray filedKey(Source source, const CatalogueCapabilities &capabilities)
{
    return source == Source::Index ? "r.sort_key"
        : source == Source::Order
        ? "o.sort_key"
        : "coalesce(catalpa.filing_key(" + filedAs(capabilities, "b", joinedLanguage) + "), '')";
}

void sortByAuthor(Listing &list, Source source, Qt::SortOrder order, const BookQuery &query,
                  const CatalogueCapabilities &capabilities)
{
    if (source == Source::Tables)
        return sortByText(list, "a.name", capabilities, query.collation, order);
    if (source == Source::Order && !list.from.contains("catalpa.author_order f"))
        list.from += " LEFT JOIN catalpa.author_order f ON f.author_id = b.author_id";
    if (source != Source::Filed)
        return sortByKey(list, "f.sort_key", capabilities, query.collation, order);
    if (!list.from.contains("catalpa.author_sort f"))
        list.from += " LEFT JOIN catalpa.author_sort f ON f.author_id = b.author_id";
    const QByteArray filed = authors::filedAs(capabilities).replace("s.", "f.");
    sortByKey(list, "coalesce(catalpa.filing_key(" + filed + "), '')", capabilities, query.collation, order);
}

void sortBy(Listing &list, const SortLevel<BookQuery::Sort> &level, const BookQuery &query,
            const CatalogueCapabilities &capabilities)
{
    const Source source = sourceOf(capabilities);
    const bool isIndexed = source == Source::Index;
    if (const auto field = detailOf(level.column))
        return sortByDetail(list, *field, level, query, capabilities);
    switch (level.column) {
    case BookQuery::Sort::Title:
        if (source != Source::Tables)
            return sortByKey(list, filedKey(source, capabilities), capabilities, query.collation, level.order);
        return sortByText(list, "b.title", capabilities, query.collation, level.order);
    case BookQuery::Sort::Author:
        return sortByAuthor(list, source, level.order, query, capabilities);
    case BookQuery::Sort::Country:
        if (isIndexed)
            return sortByOptionalKey(list, list.from.contains("author_reading f") ? "f.country" : "r.country",
                                     capabilities, query.collation, level.order, level.nothingFirst);
        return sortByOptionalText(list, authorCountry(capabilities), capabilities, query.collation, level.order,
                                  level.nothingFirst);
    case BookQuery::Sort::Added:
        return sortByTime(list, isIndexed ? "r.added" : "b.created_at", level.order);
    case BookQuery::Sort::Recorded:
        return sortByNumber(list, isIndexed ? "r.book_id" : "b.id", level.order);
    case BookQuery::Sort::FirstDetail:
        break; // And those behind it: above.
    }
}

bool hasLevel(const BookQuery &query, BookQuery::Sort column)
{
    return std::any_of(query.order.cbegin(), query.order.cend(),
                       [column](const auto &level) { return level.column == column; });
}

//! Authors lead where their order does.
Listing indexedListing(const BookQuery &query, const CatalogueCapabilities &capabilities)
{
    using Sort = BookQuery::Sort;
    const Sort first = query.order.first().column;
    Listing list;
    list.id = "r.book_id";
    list.needsEverything = true;
    list.keyIsJoined = first == Sort::Author || first == Sort::Country;
    if (list.keyIsJoined)
        list.from = "catalpa.author_reading f JOIN catalpa.book_reading r ON r.author_id = f.author_id";
    else if (hasLevel(query, Sort::Author))
        list.from = "catalpa.book_reading r JOIN catalpa.author_reading f ON f.author_id = r.author_id";
    else
        list.from = "catalpa.book_reading r";
    list.columns = columns(capabilities);
    list.display = " JOIN " + tables(capabilities) + " ON b.id = page.key_id";
    return list;
}

//! In a library's order, from the part of the index that shows what the role may read.
Listing orderedListing(const CatalogueCapabilities &capabilities)
{
    Listing list;
    list.from = "catalpa.book_order o JOIN public.books b ON b.id = o.book_id"
                " LEFT JOIN public.authors a ON a.id = b.author_id";
    list.id = "o.book_id";
    list.columns = columns(capabilities);
    list.display = " JOIN " + tables(capabilities) + " ON b.id = page.key_id";
    return list;
}

Listing plainListing(const BookQuery &query, const CatalogueCapabilities &capabilities)
{
    using Sort = BookQuery::Sort;
    const Sort first = query.order.first().column;
    Listing list;
    list.from = tables(capabilities);
    list.id = "b.id";
    list.keyIsJoined = first == Sort::Author || first == Sort::Country;
    list.columns = columns(capabilities);
    return list;
}

} // namespace

QByteArray filedAs(const CatalogueCapabilities &capabilities, const QByteArray &book, const QByteArray &language)
{
    if (!capabilities.hasSortKeys)
        return "NULL::text";
    const QByteArray known = language.isEmpty() ? "catalpa.language_of(" + book + ".id)" : language;
    return "CASE WHEN s.by_hand AND s.filed_for = " + book + ".title THEN s.sort_title ELSE "
        + suggested(capabilities, book, known) + " END";
}

QByteArray tables(const CatalogueCapabilities &capabilities, const QByteArray &books)
{
    // A book always has an author; joined in this way they need not be looked up where books are only counted.
    return "(" + books + " b LEFT JOIN public.authors a ON a.id = b.author_id"
        + (capabilities.hasSortKeys ? " LEFT JOIN catalpa.book_sort s ON s.book_id = b.id" : "")
        + (capabilities.hasSortKeys && capabilities.filesByLanguage
               ? " LEFT JOIN catalpa.book_details l ON l.book_id = b.id AND l.records = 'public.books'::regclass"
               : "")
        + ")";
}

QByteArray columns(const CatalogueCapabilities &capabilities, const QByteArray &sorted)
{
    return "b.id, b.title, b.author_id, a.name, " CATALPA_UTC_TEXT("b.created_at") ", "
        + (sorted.isEmpty() || !capabilities.hasSortKeys ? filedAs(capabilities, "b", joinedLanguage) : sorted) + ", "
        + authorCountry(capabilities);
}

QByteArray columnsOfChanged(const CatalogueCapabilities &capabilities)
{
    // The trigger that lets a sort title follow a new title runs behind the statement.
    return columns(capabilities,
                   "CASE WHEN s.by_hand THEN s.sort_title ELSE " + suggested(capabilities, "b", joinedLanguage)
                       + " END");
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
    const Source source = sourceOf(capabilities);
    const bool isIndexed = source == Source::Index;
    Listing list = isIndexed      ? indexedListing(query, capabilities)
        : source == Source::Order ? orderedListing(capabilities)
                                  : plainListing(query, capabilities);
    if (query.withDetails)
        addDetails(list, Id<Book>(), capabilities);
    for (const auto &level : query.order)
        sortBy(list, level, query, capabilities);
    find(list,
         isIndexed ? searchedInIndex(isInOrder(query, capabilities), capabilities) : searchedInTables(capabilities),
         parseSearch(query.search, SearchScope::Books), capabilities);
    if (query.authorId) {
        list.params.emplace_back(*query.authorId);
        list.where += QByteArray(list.where.isEmpty() ? "" : " AND ") + (isIndexed ? "r." : "b.") + "author_id = $"
            + QByteArray::number(qsizetype(list.params.size())) + "::bigint";
    }
    list.isFiled = source != Source::Tables;
    if (isIndexed || source == Source::Order) {
        list.inTables = [query, tables = capabilities]() mutable {
            tables.readsTables = true;
            return listing(query, tables);
        };
    }
    return list;
}

} // namespace catalpa::store::books
