// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing.h"

namespace catalpa::store {
namespace {

constexpr std::chrono::seconds outlineDeadline{120};

QByteArray placeholder(const db::Params &params, const QByteArray &type)
{
    return "$" + QByteArray::number(qsizetype(params.size())) + "::" + type;
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

//! "(key, id) >= ($n, $m)": a row comparison, which an index on (key, id) answers. Where no index can have both, the
//! key's part is said once more by itself, for the index on the key.
QByteArray beside(const Listing &listing, const char *comparison, const Key &key, db::Params &params)
{
    params.emplace_back(key.value);
    const QByteArray value = placeholder(params, listing.keyType);
    params.emplace_back(key.id);
    const QByteArray both = "(" + listing.key + ", " + listing.id + ") " + comparison + " (" + value + ", "
        + placeholder(params, "bigint") + ")";
    const QByteArray bound = listing.key + " " + *comparison + "= " + value;
    return listing.keyIsJoined ? conjunction(bound, both) : both;
}

QByteArray order(const QByteArray &key, const QByteArray &id, bool descending)
{
    const QByteArray direction = descending ? " DESC" : "";
    return " ORDER BY " + key + direction + ", " + id + direction;
}

//! The same page by two ways, of which the server goes one: it looks first how rare the rows are.
template <typename RowsOf>
QByteArray whicheverIsShorter(const Listing &listing, RowsOf rowsOf)
{
    return "WITH rare AS MATERIALIZED (" + listing.isRare + ") (" + rowsOf("(TABLE rare) AND " + listing.collected)
        + ") UNION ALL (" + rowsOf("NOT (TABLE rare) AND " + listing.where) + ")";
}

} // namespace

QByteArray collated(const QByteArray &expression, const CatalogueShape &shape)
{
    return shape.collation.isEmpty() ? expression : expression + " COLLATE \"" + shape.collation.toUtf8() + "\"";
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

db::SqlResult<db::Rows> readPage(db::Session &session, const Listing &listing, const KeyRange &range, int limit)
{
    db::Params params = listing.params;
    QByteArray where;
    if (range.first)
        where = conjunction(where, beside(listing, listing.descending ? "<=" : ">=", *range.first, params));
    if (range.end)
        where = conjunction(where, beside(listing, listing.descending ? ">" : "<", *range.end, params));
    params.emplace_back(limit + 1);
    const auto rowsOf = [&](const QByteArray &condition) {
        return "SELECT " + listing.columns + ", " + listing.keyText + " AS key_text, " + listing.id + " AS key_id, "
            + listing.key + " AS sort_key FROM " + listing.from + whereClause(conjunction(condition, where))
            + order(listing.key, listing.id, listing.descending) + " LIMIT " + placeholder(params, "bigint");
    };
    QByteArray sql = listing.isRare.isEmpty() ? rowsOf(listing.where) : whicheverIsShorter(listing, rowsOf);
    if (!listing.counts.isEmpty()) {
        sql = "WITH page AS (" + sql + "), counts AS (" + listing.counts
            + ") SELECT coalesce(counts.n, 0), page.* FROM page LEFT JOIN counts ON counts.id = page.key_id"
            + order("page.sort_key", "page.key_id", listing.descending);
    }
    return session.run(sql, params);
}

Result<Outline> readOutline(db::Session &session, const Listing &listing, int stride)
{
    db::Params params = listing.params;
    params.emplace_back(stride);
    const QByteArray sql = "SELECT key, id, total FROM (SELECT " + listing.keyText + " AS key, " + listing.id
        + " AS id, row_number() OVER (" + order(listing.key, listing.id, listing.descending)
        + ") AS number, count(*) OVER () AS total FROM " + listing.from + whereClause(listing.where)
        + ") AS numbered WHERE (number - 1) % " + placeholder(params, "bigint") + " = 0 ORDER BY number";
    const auto rows = session.run(sql, params, outlineDeadline);
    if (!rows)
        return tl::unexpected<Error>(rows.error());

    Outline outline;
    outline.stride = stride;
    outline.keys.reserve(rows->count());
    for (int row = 0; row < rows->count(); ++row)
        outline.keys += Key{rows->text(row, 0), rows->integer(row, 1)};
    outline.count = rows->isEmpty() ? 0 : rows->integer(0, 2);
    return outline;
}

Result<std::optional<qint64>> readPlace(db::Session &session, const Listing &listing, qint64 id)
{
    db::Params params = listing.params;
    params.emplace_back(id);
    const QByteArray itself = listing.id + " = " + placeholder(params, "bigint");
    const QByteArray before =
        "(" + listing.key + ", " + listing.id + ") " + (listing.descending ? ">" : "<") + " (itself.key, itself.id)";
    const QByteArray sql = "WITH itself AS (SELECT " + listing.key + " AS key, " + listing.id + " AS id FROM "
        + listing.from + whereClause(conjunction(listing.where, itself)) + ") SELECT (SELECT count(*) FROM itself, "
        + listing.from + whereClause(conjunction(listing.where, before)) + ") FROM itself";
    const auto rows = session.run(sql, params, outlineDeadline);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return rows->isEmpty() ? std::nullopt : std::optional(rows->integer(0, 0));
}

} // namespace catalpa::store
