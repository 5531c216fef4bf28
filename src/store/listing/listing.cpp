// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/listing.h"

#include "store/listing/keycomparison.h"
#include "store/listing/sortkey.h"

namespace catalpa::store {
namespace {

constexpr std::chrono::seconds outlineDeadline{120};

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

//! " ORDER BY a, b DESC, id": \a name gives what stands for a part.
template <typename Name>
QByteArray order(const Listing &listing, const QByteArray &id, Name name)
{
    QByteArrayList parts;
    for (int i = 0; i < listing.key.size(); ++i)
        parts += name(i) + (listing.key.at(i).descending ? " DESC" : "");
    parts += id + (listing.idDescending ? " DESC" : "");
    return " ORDER BY " + parts.join(", ");
}

QByteArray order(const Listing &listing)
{
    return order(listing, listing.id, [&](int part) { return listing.key.at(part).expression; });
}

//! ", text AS key_0, …, id AS key_id".
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

//! The same page by two ways, of which the server goes one: it looks first how rare the rows are.
template <typename RowsOf>
QByteArray whicheverIsShorter(const Listing &listing, RowsOf rowsOf)
{
    return "WITH rare AS MATERIALIZED (" + listing.isRare + ") (" + rowsOf("(TABLE rare) AND " + listing.collected)
        + ") UNION ALL (" + rowsOf("NOT (TABLE rare) AND " + listing.where) + ")";
}

//! Where the whole listing can be counted: with a condition, all tables that it may speak of are needed.
const QByteArray &countedFrom(const Listing &listing)
{
    return listing.where.isEmpty() && !listing.allFrom.isEmpty() ? listing.allFrom : listing.from;
}

//! The condition that keys lie in a range.
QByteArray within(const Listing &listing, const KeyRange &range, db::Params &params)
{
    QByteArray where;
    if (range.first)
        where = conjunction(where, notBefore(listing, bound(listing, *range.first, params)));
    if (range.end)
        where = conjunction(where, before(listing, bound(listing, *range.end, params)));
    return where;
}

Result<qint64> number(const Result<db::Rows> &rows)
{
    if (!rows)
        return passOn(rows);
    return rows->integer(0, 0);
}

} // namespace

Key keyFrom(const db::Rows &rows, int row, int column, const Listing &listing)
{
    Key key;
    const auto parts = int(listing.key.size());
    for (int part = 0; part < parts; ++part)
        key.values += rows.text(row, column + part);
    key.id = rows.integer(row, column + parts);
    key.label = labelOf(listing, key.values);
    return key;
}

Result<db::Rows> readPage(db::Session &session, const Listing &listing, const KeyRange &range, int limit)
{
    db::Params params = listing.params;
    const QByteArray where = within(listing, range, params);
    params.emplace_back(limit + 1);
    const auto rowsOf = [&](const QByteArray &condition) {
        return "SELECT " + listing.columns + ", " + keyColumns(listing) + sortColumns(listing) + " FROM " + listing.from
            + whereClause(conjunction(condition, where)) + order(listing) + " LIMIT " + placeholder(params, "bigint");
    };
    const bool isPlain = listing.counts.isEmpty() && listing.isRare.isEmpty();
    QByteArray sql = listing.isRare.isEmpty() ? rowsOf(listing.where) : whicheverIsShorter(listing, rowsOf);
    if (isPlain)
        return session.run(sql, params);
    sql = "WITH page AS (" + sql + ")";
    if (listing.counts.isEmpty())
        sql += " SELECT page.* FROM page";
    else
        sql += ", counts AS (" + listing.counts
            + ") SELECT coalesce(counts.n, 0), page.* FROM page LEFT JOIN counts ON counts.id = page.key_id";
    return session.run(
        sql + order(listing, "page.key_id", [](int part) { return "page.sort_" + QByteArray::number(part); }), params);
}

//! The last row is found by looking one row ahead, and not by a count over all, which would keep all rows until their
//! end is reached.
Result<Outline> readOutline(db::Session &session, const Listing &listing, int stride, const KeyRange &range)
{
    db::Params params = listing.params;
    const QByteArray where = conjunction(listing.where, within(listing, range, params));
    params.emplace_back(stride);
    const QByteArray sql = "SELECT * FROM (SELECT row_number() OVER sorted AS number, lead(" + listing.id
        + ") OVER sorted IS NULL AS is_last, " + keyColumns(listing) + " FROM " + countedFrom(listing)
        + whereClause(where) + " WINDOW sorted AS (" + order(listing) + ")) AS numbered WHERE (number - 1) % "
        + placeholder(params, "bigint") + " = 0 OR is_last ORDER BY number";
    const auto rows = session.run(sql, params, outlineDeadline);
    if (!rows)
        return passOn(rows);

    Outline outline;
    outline.stride = stride;
    outline.keys.reserve(rows->count());
    for (int row = 0; row < rows->count(); ++row) {
        outline.count = rows->integer(row, 0);
        if ((outline.count - 1) % stride == 0)
            outline.keys += keyFrom(*rows, row, 2, listing);
    }
    return outline;
}

Result<std::optional<qint64>> readPlace(db::Session &session, const Listing &listing, qint64 id)
{
    db::Params params = listing.params;
    params.emplace_back(id);
    const QByteArray itself = listing.id + " = " + placeholder(params, "bigint");
    KeyValues found{{}, "itself.key_id"};
    for (int part = 0; part < listing.key.size(); ++part)
        found.parts += "itself.sort_" + QByteArray::number(part);
    const QByteArray sql = "WITH itself AS (SELECT " + listing.id + " AS key_id" + sortColumns(listing) + " FROM "
        + listing.from + whereClause(conjunction(listing.where, itself)) + ") SELECT (SELECT count(*) FROM itself, "
        + countedFrom(listing) + whereClause(conjunction(listing.where, before(listing, found))) + ") FROM itself";
    const auto rows = session.run(sql, params, outlineDeadline);
    if (!rows)
        return passOn(rows);
    return rows->isEmpty() ? std::nullopt : std::optional(rows->integer(0, 0));
}

Result<std::optional<qint64>> seekText(db::Session &session, const Listing &listing, const QString &typed)
{
    if (listing.textPart < 0)
        return std::optional<qint64>();
    db::Params params = listing.params;
    // From the end, the first one that begins so is the last one: it stands behind whatever begins with more. U+FFFF
    // is behind every character (UTS #35, collation root).
    const bool fromTheEnd = listing.key.at(listing.textPart).descending;
    params.emplace_back(fromTheEnd ? typed + QChar(0xffff) : typed);
    KeyValues sought{QByteArrayList(listing.textPart, "false"), {}};
    sought.parts += placeholder(params, "text");
    const auto count = number(session.run("SELECT count(*) FROM " + countedFrom(listing)
                                              + whereClause(conjunction(listing.where, before(listing, sought))),
                                          params, outlineDeadline));
    return count.map([](qint64 rows) { return std::optional(rows); });
}

Result<qint64> countRows(db::Session &session, const Listing &listing, qint64 most)
{
    db::Params params = listing.params;
    params.emplace_back(most);
    return number(session.run("SELECT count(*) FROM (SELECT FROM " + countedFrom(listing) + whereClause(listing.where)
                                  + " LIMIT " + placeholder(params, "bigint") + ") AS counted",
                              params, outlineDeadline));
}

} // namespace catalpa::store
