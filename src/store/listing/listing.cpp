// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/listing.h"

#include "store/listing/keycomparison.h"
#include "store/listing/pagesql.h"
#include "store/listing/readingindex.h"
#include "store/listing/sortkey.h"

namespace catalpa::store {
namespace {

constexpr std::chrono::seconds outlineDeadline{120};

Result<qint64> number(const Result<db::Rows> &rows)
{
    if (!rows)
        return passOn(rows);
    return rows->integer(0, 0);
}

//! Rows of a listing as they are now: from the reading index, or from the tables.
Result<db::Rows> run(db::Session &session, const Listing &listing, const QByteArray &sql, const db::Params &params,
                     db::Session::Milliseconds deadline)
{
    return listing.isIndexed() ? readCurrent(session, sql, params, listing.needsEverything, deadline)
                               : session.run(sql, params, deadline);
}

//! What \a work, a function of a listing, answers; from the tables while the reading index does not get what has been
//! changed. In a transaction it never does: that is for who has begun it.
template <typename Work>
auto current(const db::Session &session, const Listing &listing, Work work)
{
    auto answer = work(listing);
    const bool isOfTables = !answer && isBehind(answer.error()) && listing.inTables && !session.inTransaction();
    return isOfTables ? work(listing.inTables()) : answer;
}

Result<db::Rows> pageOf(db::Session &session, const Listing &listing, const KeyRange &range, int limit)
{
    const PageSql page = pageSql(listing, range, limit + 1);
    if (listing.isIndexed())
        return readCurrent(session, page.sql, page.params, listing.needsEverything, db::Session::usualDeadline,
                           page.order);
    return session.run(page.sql + page.order, page.params);
}

//! The last row is found by looking one row ahead, and not by a count over all, which would keep all rows until their
//! end is reached.
Result<Outline> outlineOf(db::Session &session, const Listing &listing, int stride, const KeyRange &range)
{
    db::Params params = listing.params;
    const QByteArray where = conjunction(listing.where, within(listing, range, params));
    params.emplace_back(stride);
    const QByteArray sql = "SELECT * FROM (SELECT row_number() OVER sorted AS number, lead(" + listing.id
        + ") OVER sorted IS NULL AS is_last, " + keyColumns(listing) + " FROM " + listing.from + whereClause(where)
        + " WINDOW sorted AS (" + orderOf(listing) + ")) AS numbered WHERE (number - 1) % "
        + placeholder(params, "bigint") + " = 0 OR is_last ORDER BY number";
    const auto rows = run(session, listing, sql, params, outlineDeadline);
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

Result<std::optional<qint64>> placeOf(db::Session &session, const Listing &listing, qint64 id)
{
    db::Params params = listing.params;
    params.emplace_back(id);
    const QByteArray itself = listing.id + " = " + placeholder(params, "bigint");
    KeyValues found{{}, "itself.key_id"};
    for (int part = 0; part < listing.key.size(); ++part)
        found.parts += "itself.sort_" + QByteArray::number(part);
    const QByteArray sql = "WITH itself AS (SELECT " + listing.id + " AS key_id" + sortColumns(listing) + " FROM "
        + listing.from + whereClause(conjunction(listing.where, itself)) + ") SELECT (SELECT count(*) FROM itself, "
        + listing.from + whereClause(conjunction(listing.where, before(listing, found))) + ") FROM itself";
    const auto rows = run(session, listing, sql, params, outlineDeadline);
    if (!rows)
        return passOn(rows);
    return rows->isEmpty() ? std::nullopt : std::optional(rows->integer(0, 0));
}

Result<std::optional<qint64>> seekIn(db::Session &session, const Listing &listing, const QString &typed)
{
    if (listing.textPart < 0)
        return std::optional<qint64>();
    db::Params params = listing.params;
    // From the end, the first one that begins so is the last one: it stands behind whatever begins with more. U+FFFF
    // is behind every character (UTS #35, collation root).
    const bool fromTheEnd = listing.key.at(listing.textPart).descending;
    params.emplace_back(fromTheEnd ? typed + QChar(0xffff) : typed);
    KeyValues sought{QByteArrayList(listing.textPart, "false"), {}};
    sought.parts +=
        listing.isFiled ? "catalpa.filing_key(" + placeholder(params, "text") + ")" : placeholder(params, "text");
    const auto count = number(
        run(session, listing,
            "SELECT count(*) FROM " + listing.from + whereClause(conjunction(listing.where, before(listing, sought))),
            params, outlineDeadline));
    return count.map([](qint64 rows) { return std::optional(rows); });
}

Result<qint64> countOf(db::Session &session, const Listing &listing, qint64 most)
{
    db::Params params = listing.params;
    params.emplace_back(most);
    return number(run(session, listing,
                      "SELECT count(*) FROM (SELECT FROM " + listing.from + whereClause(listing.where) + " LIMIT "
                          + placeholder(params, "bigint") + ") AS counted",
                      params, outlineDeadline));
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
    return current(session, listing, [&](const Listing &list) { return pageOf(session, list, range, limit); });
}

Result<Outline> readOutline(db::Session &session, const Listing &listing, int stride, const KeyRange &range)
{
    return current(session, listing, [&](const Listing &list) { return outlineOf(session, list, stride, range); });
}

Result<std::optional<qint64>> readPlace(db::Session &session, const Listing &listing, qint64 id)
{
    return current(session, listing, [&](const Listing &list) { return placeOf(session, list, id); });
}

Result<std::optional<qint64>> seekText(db::Session &session, const Listing &listing, const QString &typed)
{
    return current(session, listing, [&](const Listing &list) { return seekIn(session, list, typed); });
}

Result<qint64> countRows(db::Session &session, const Listing &listing, qint64 most)
{
    return current(session, listing, [&](const Listing &list) { return countOf(session, list, most); });
}

} // namespace catalpa::store
