// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/sortkey.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

void append(Listing &listing, const KeyPart &part)
{
    listing.key += part;
    listing.idDescending = part.descending; // So that one index can give the whole order, read from either end.
}

void appendText(Listing &listing, const QByteArray &key, const CatalogueCapabilities &capabilities,
                const QString &collation, Qt::SortOrder order)
{
    append(listing, {collated(key, capabilities, collation), key, "text", order == Qt::DescendingOrder});
}

} // namespace

Source sourceOf(const CatalogueCapabilities &capabilities)
{
    if (!capabilities.hasSortKeys)
        return Source::Tables;
    if (capabilities.readsTables)
        return Source::Filed;
    return capabilities.hasReadingIndex ? Source::Index : Source::Order;
}

QByteArray collated(const QByteArray &expression, const CatalogueCapabilities &capabilities, const QString &collation)
{
    const QString name =
        capabilities.collations.value(collation, capabilities.collations.value(capabilities.collation));
    return name.isEmpty() ? expression : expression + " COLLATE " + name.toUtf8();
}

bool isCommonOrder(const CatalogueCapabilities &capabilities, const QString &collation)
{
    const QString tag = capabilities.collations.contains(collation) ? collation : capabilities.collation;
    return tag == "und"_L1;
}

QByteArray sortText(const QByteArray &text)
{
    return "left(" + text + ", 500)";
}

QByteArray exactText(const QByteArray &timestamp)
{
    return "to_char(" + timestamp + ", 'YYYY-MM-DD HH24:MI:SS.US')";
}

void sortByText(Listing &listing, const QByteArray &text, const CatalogueCapabilities &capabilities,
                const QString &collation, Qt::SortOrder order)
{
    sortByKey(listing, sortText(text), capabilities, collation, order);
}

void sortByKey(Listing &listing, const QByteArray &column, const CatalogueCapabilities &capabilities,
               const QString &collation, Qt::SortOrder order)
{
    if (listing.key.isEmpty())
        listing.textPart = 0;
    appendText(listing, column, capabilities, collation, order);
}

void sortByOptionalText(Listing &listing, const QByteArray &text, const CatalogueCapabilities &capabilities,
                        const QString &collation, Qt::SortOrder order, bool nothingFirst)
{
    sortByOptionalKey(listing, sortText(text), capabilities, collation, order, nothingFirst);
}

void sortByOptionalKey(Listing &listing, const QByteArray &column, const CatalogueCapabilities &capabilities,
                       const QString &collation, Qt::SortOrder order, bool nothingFirst)
{
    const QByteArray isNothing = "(" + column + " IS NULL)";
    if (listing.key.isEmpty() && !nothingFirst)
        listing.textPart = 1;
    append(listing, {isNothing, isNothing + "::text", "boolean", nothingFirst});
    appendText(listing, "coalesce(" + column + ", '')", capabilities, collation, order);
}

void sortByTime(Listing &listing, const QByteArray &timestamp, Qt::SortOrder order)
{
    append(listing, {timestamp, exactText(timestamp), "timestamp", order == Qt::DescendingOrder});
}

void sortByNumber(Listing &listing, const QByteArray &number, Qt::SortOrder order)
{
    append(listing, {number, number + "::text", "bigint", order == Qt::DescendingOrder});
}

SortLabel labelOf(const Listing &listing, const QStringList &values)
{
    const QByteArray &type = listing.key.first().type;
    if (type == "boolean") // Whether nothing is recorded; the text comes behind.
        return values.at(0) == "true"_L1 ? SortLabel() : SortLabel(values.at(1));
    if (type != "timestamp")
        return values.at(0);
    QDateTime instant = QDateTime::fromString(values.at(0).left(19), Qt::ISODate);
    instant.setTimeSpec(Qt::UTC);
    return instant;
}

} // namespace catalpa::store
