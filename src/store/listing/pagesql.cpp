// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/pagesql.h"

#include "store/listing/keycomparison.h"

namespace catalpa::store {
namespace {

//! Entries of the index in order that a search reads before the rows are collected by their words. Measured at a
//! million books: it takes about as long as to collect and sort some ten thousand rows.
constexpr auto walked = "30000";

//! \a name gives what stands for a part.
template <typename Name>
QByteArray order(const Listing &listing, const QByteArray &id, Name name)
{
    QByteArrayList parts;
    for (int i = 0; i < listing.key.size(); ++i)
        parts += name(i) + (listing.key.at(i).descending ? " DESC" : "");
    parts += id + (listing.idDescending ? " DESC" : "");
    return " ORDER BY " + parts.join(", ");
}

QByteArray orderOf(const Listing &listing, const QByteArray &table)
{
    return order(listing, table + ".key_id", [&](int part) { return table + ".sort_" + QByteArray::number(part); });
}

//! "key_0, …, key_id, sort_0, …".
QByteArray names(const Listing &listing, const QByteArray &table = {})
{
    QByteArrayList columns;
    for (int i = 0; i < listing.key.size(); ++i)
        columns += table + "key_" + QByteArray::number(i);
    columns += table + "key_id";
    for (int i = 0; i < listing.key.size(); ++i)
        columns += table + "sort_" + QByteArray::number(i);
    return columns.join(", ");
}

PageSql fromTables(const Listing &listing, const KeyRange &range, int limit)
{
    db::Params params = listing.params;
    const QByteArray where = conjunction(listing.where, within(listing, range, params));
    params.emplace_back(limit);
    QByteArray sql = "SELECT " + listing.columns + ", " + keyColumns(listing) + sortColumns(listing) + " FROM "
        + listing.from + whereClause(where) + orderOf(listing) + " LIMIT " + placeholder(params, "bigint");
    if (listing.counts.isEmpty())
        return {sql, {}, params};
    sql = "WITH page AS (" + sql + "), counts AS (" + listing.counts
        + ") SELECT coalesce(counts.n, 0), page.* FROM page LEFT JOIN counts ON counts.id = page.key_id";
    return {sql, orderOf(listing, "page"), params};
}

//! The rows of a page by their keys alone.
QByteArray keysOfPage(const Listing &listing, const QByteArray &where, const QByteArray &limit)
{
    return "SELECT " + keyColumns(listing) + sortColumns(listing) + " FROM " + listing.from + whereClause(where)
        + orderOf(listing) + " LIMIT " + limit;
}

//! In the order of the page for a while; where so few are found, all that have the words, which are sorted then.
//! PostgreSQL would take what is found to be spread evenly in that order. It is not: all Russian titles stand behind
//! the Latin ones, and to read a million titles before the first is found takes seconds.
QByteArray foundPage(const Listing &listing, const KeyRange &range, const QByteArray &where, db::Params &params,
                     const QByteArray &limit)
{
    const QByteArray from = within(listing, range, params);
    const QByteArray keys = keyColumns(listing) + sortColumns(listing);
    return "WITH walk AS MATERIALIZED (SELECT " + names(listing) + " FROM (SELECT " + listing.walk.columns + ", " + keys
        + " FROM " + listing.from + whereClause(from) + orderOf(listing) + " LIMIT " + walked + ") w WHERE "
        + listing.walk.where + " LIMIT " + limit + "), enough AS MATERIALIZED (SELECT count(*) >= " + limit
        + " AS yes FROM walk), found AS MATERIALIZED (SELECT " + keys + " FROM " + listing.from
        + " WHERE NOT (SELECT yes FROM enough) AND " + where + ") (SELECT " + names(listing)
        + " FROM walk WHERE (SELECT yes FROM enough)) UNION ALL (SELECT * FROM found" + orderOf(listing, "found")
        + " LIMIT " + limit + ")";
}

PageSql fromIndex(const Listing &listing, const KeyRange &range, int limit)
{
    const bool isWalked = !listing.walk.columns.isEmpty();
    db::Params params = listing.params;
    if (isWalked)
        params.insert(params.end(), listing.walk.params.cbegin(), listing.walk.params.cend());
    params.emplace_back(limit);
    const QByteArray most = placeholder(params, "bigint");
    const QByteArray where = conjunction(listing.where, within(listing, range, params));
    const QByteArray rows =
        isWalked ? foundPage(listing, range, where, params, most) : keysOfPage(listing, where, most);
    return {"WITH page AS MATERIALIZED (" + rows + ") SELECT " + listing.columns + ", " + names(listing, "page.")
                + " FROM page" + listing.display,
            orderOf(listing, "q"), params};
}

} // namespace

PageSql pageSql(const Listing &listing, const KeyRange &range, int limit)
{
    return listing.isIndexed() ? fromIndex(listing, range, limit) : fromTables(listing, range, limit);
}

QByteArray within(const Listing &listing, const KeyRange &range, db::Params &params)
{
    QByteArray where;
    if (range.first)
        where = conjunction(where, notBefore(listing, bound(listing, *range.first, params)));
    if (range.end)
        where = conjunction(where, before(listing, bound(listing, *range.end, params)));
    return where;
}

QByteArray conjunction(const QByteArray &left, const QByteArray &right)
{
    if (left.isEmpty())
        return right;
    return right.isEmpty() ? left : left + " AND " + right;
}

QByteArray whereClause(const QByteArray &condition)
{
    return condition.isEmpty() ? QByteArray() : " WHERE " + condition;
}

QByteArray orderOf(const Listing &listing)
{
    return order(listing, listing.id, [&](int part) { return listing.key.at(part).expression; });
}

QByteArray keyColumns(const Listing &listing)
{
    QByteArray columns;
    for (int i = 0; i < listing.key.size(); ++i)
        columns += listing.key.at(i).text + " AS key_" + QByteArray::number(i) + ", ";
    return columns + listing.id + " AS key_id";
}

QByteArray sortColumns(const Listing &listing)
{
    QByteArray columns;
    for (int i = 0; i < listing.key.size(); ++i)
        columns += ", " + listing.key.at(i).expression + " AS sort_" + QByteArray::number(i);
    return columns;
}

} // namespace catalpa::store
