// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sortkey.h"

namespace catalpa::store {
namespace {

void append(Listing &listing, const KeyPart &part)
{
    listing.key += part;
    listing.idDescending = part.descending; // So that one index can give the whole order, read from either end.
}

void appendText(Listing &listing, const QByteArray &key, const CatalogueShape &shape, const QString &alphabet,
                Qt::SortOrder order)
{
    append(listing, {collated(key, shape, alphabet), key, "text", order == Qt::DescendingOrder});
}

} // namespace

QByteArray collated(const QByteArray &expression, const CatalogueShape &shape, const QString &alphabet)
{
    const QString collation = shape.alphabets.value(alphabet, shape.alphabets.value(shape.alphabet));
    return collation.isEmpty() ? expression : expression + " COLLATE " + collation.toUtf8();
}

QByteArray sortText(const QByteArray &text)
{
    return "left(" + text + ", 500)";
}

QByteArray sortTime(const QByteArray &timestamp)
{
    return "date_trunc('microseconds', " + timestamp + ")";
}

QByteArray exactText(const QByteArray &timestamp)
{
    return "to_char(" + timestamp + ", 'YYYY-MM-DD HH24:MI:SS.US')";
}

void sortByText(Listing &listing, const QByteArray &text, const CatalogueShape &shape, const QString &alphabet,
                Qt::SortOrder order)
{
    sortByKey(listing, sortText(text), shape, alphabet, order);
}

void sortByKey(Listing &listing, const QByteArray &column, const CatalogueShape &shape, const QString &alphabet,
               Qt::SortOrder order)
{
    if (listing.key.isEmpty())
        listing.textPart = 0;
    appendText(listing, column, shape, alphabet, order);
}

void sortByOptionalText(Listing &listing, const QByteArray &text, const CatalogueShape &shape, const QString &alphabet,
                        Qt::SortOrder order, bool nothingFirst)
{
    const QByteArray isNothing = "(" + text + " IS NULL)";
    if (listing.key.isEmpty() && !nothingFirst)
        listing.textPart = 1;
    append(listing, {isNothing, isNothing + "::text", "boolean", nothingFirst});
    appendText(listing, sortText("coalesce(" + text + ", '')"), shape, alphabet, order);
}

void sortByTime(Listing &listing, const QByteArray &timestamp, Qt::SortOrder order)
{
    const QByteArray sorted = sortTime(timestamp);
    append(listing, {sorted, exactText(sorted), "timestamp", order == Qt::DescendingOrder});
}

void sortByNumber(Listing &listing, const QByteArray &number, Qt::SortOrder order)
{
    append(listing, {number, number + "::text", "bigint", order == Qt::DescendingOrder});
}

} // namespace catalpa::store
