// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/keycomparison.h"

#include <algorithm>

namespace catalpa::store {
namespace {

//! One column of the comparison: a part of the key, or the id.
struct Column {
    QByteArray expression;
    QByteArray value;
    bool descending;
};

QList<Column> columnsOf(const Listing &listing, const KeyValues &values)
{
    QList<Column> columns;
    for (int i = 0; i < values.parts.size(); ++i)
        columns += {listing.key.at(i).expression, values.parts.at(i), listing.key.at(i).descending};
    if (!values.id.isEmpty())
        columns += {listing.id, values.id, listing.idDescending};
    return columns;
}

QByteArray row(const QList<Column> &columns, QByteArray Column::*side)
{
    QByteArrayList texts;
    for (const Column &column : columns)
        texts += column.*side;
    return "(" + texts.join(", ") + ")";
}

const char *comparison(bool descending, bool isBefore, bool orEqual)
{
    if (descending != isBefore)
        return orEqual ? "<=" : "<";
    return orEqual ? ">=" : ">";
}

//! Columns that run in different directions: before in the first, or alike in it and before in the second, ….
QByteArray inSteps(const QList<Column> &columns, bool isBefore)
{
    QByteArrayList ways;
    QByteArray alike;
    for (int i = 0; i < columns.size(); ++i) {
        const Column &column = columns.at(i);
        const bool orEqual = !isBefore && i + 1 == columns.size();
        ways += "(" + alike + column.expression + " " + comparison(column.descending, isBefore, orEqual) + " "
            + column.value + ")";
        alike += column.expression + " = " + column.value + " AND ";
    }
    return "(" + ways.join(" OR ") + ")";
}

QByteArray compared(const Listing &listing, const KeyValues &values, bool isBefore)
{
    const QList<Column> columns = columnsOf(listing, values);
    const Column &first = columns.first();
    const bool sameWay = std::all_of(columns.cbegin(), columns.cend(),
                                     [&](const Column &column) { return column.descending == first.descending; });
    const QByteArray exact = sameWay ? row(columns, &Column::expression) + " "
            + comparison(first.descending, isBefore, !isBefore) + " " + row(columns, &Column::value)
                                     : inSteps(columns, isBefore);
    if (sameWay && !listing.keyIsJoined && listing.key.size() == 1)
        return exact;
    // Where no index has all columns, the first is said once more by itself, for the index on it.
    return first.expression + " " + comparison(first.descending, isBefore, true) + " " + first.value + " AND " + exact;
}

} // namespace

QByteArray placeholder(const db::Params &params, const QByteArray &type)
{
    return "$" + QByteArray::number(qsizetype(params.size())) + "::" + type;
}

KeyValues bound(const Listing &listing, const Key &key, db::Params &params)
{
    KeyValues values;
    for (int i = 0; i < listing.key.size(); ++i) {
        params.emplace_back(key.values.value(i));
        values.parts += placeholder(params, listing.key.at(i).type);
    }
    params.emplace_back(key.id);
    values.id = placeholder(params, "bigint");
    return values;
}

QByteArray before(const Listing &listing, const KeyValues &values)
{
    return compared(listing, values, true);
}

QByteArray notBefore(const Listing &listing, const KeyValues &values)
{
    return compared(listing, values, false);
}

} // namespace catalpa::store
