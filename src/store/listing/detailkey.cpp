// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/detailkey.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! The text that a row of details, under the alias k, is sorted by; NULL for nothing. Words as titles and names are
//! filed, and as what is typed to be found is.
QByteArray textOf(const DetailDescription &field)
{
    const QByteArray column = "k." + field.key.toLatin1();
    switch (field.kind) {
    case DetailKind::Date:
        return field.key == "published"_L1 ? "k.published_year::text" : "catalpa.year_in(" + column + ")::text";
    case DetailKind::Number:
        return column + "::text";
    case DetailKind::People:
        return "nullif(catalpa.filing_key(" + column + " -> 0 ->> 'name'), '')";
    default:
        return "nullif(catalpa.filing_key(" + column + (field.hasSeveral ? "[1]" : "") + "), '')";
    }
}

void sortByValue(Listing &listing, const QByteArray &from, const DetailDescription &field, const auto &level,
                 const QString &collation, const CatalogueCapabilities &capabilities)
{
    if (!capabilities.hasDetails) {
        sortByOptionalText(listing, "NULL::text", capabilities, collation, level.order, level.nothingFirst);
        return;
    }
    if (!listing.from.contains(from))
        listing.from += from;
    sortByOptionalKey(listing, textOf(field), capabilities, collation, level.order, level.nothingFirst);
}

} // namespace

void sortByDetail(Listing &listing, AuthorField field, const SortLevel<AuthorQuery::Sort> &level,
                  const AuthorQuery &query, const CatalogueCapabilities &capabilities)
{
    sortByValue(listing,
                " LEFT JOIN catalpa.author_details k ON k.author_id = " + listing.id
                    + " AND k.records = 'public.authors'::regclass",
                description(field), level, query.collation, capabilities);
}

void sortByDetail(Listing &listing, BookField field, const SortLevel<BookQuery::Sort> &level, const BookQuery &query,
                  const CatalogueCapabilities &capabilities)
{
    sortByValue(listing,
                " LEFT JOIN catalpa.book_details k ON k.book_id = " + listing.id
                    + " AND k.records = 'public.books'::regclass",
                description(field), level, query.collation, capabilities);
}

} // namespace catalpa::store
