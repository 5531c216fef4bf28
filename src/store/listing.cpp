// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

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

//! "(key, id) >= ($n, $m)": a row comparison, which an index on (key, id) answers.
QByteArray beside(const Listing &listing, const char *comparison, const Key &key, db::Params &params)
{
    params.emplace_back(key.value);
    const QByteArray value = placeholder(params, listing.keyType);
    params.emplace_back(key.id);
    return "(" + listing.key + ", " + listing.id + ") " + comparison + " (" + value + ", "
        + placeholder(params, "bigint") + ")";
}

QByteArray order(const Listing &listing)
{
    const QByteArray direction = listing.descending ? " DESC" : "";
    return listing.key + direction + ", " + listing.id + direction;
}

} // namespace

QStringList searchPatterns(const QString &search)
{
    static const QRegularExpression blank(u"\\s+"_s);
    QStringList patterns;
    for (QString word : search.split(blank, Qt::SkipEmptyParts)) {
        word.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
        patterns += u'%' + word + u'%';
    }
    return patterns;
}

db::SqlResult<db::Rows> readPage(db::Session &session, const Listing &listing, const KeyRange &range, int limit)
{
    db::Params params = listing.params;
    QByteArray where = listing.where;
    if (range.first)
        where = conjunction(where, beside(listing, listing.descending ? "<=" : ">=", *range.first, params));
    if (range.end)
        where = conjunction(where, beside(listing, listing.descending ? ">" : "<", *range.end, params));
    params.emplace_back(limit + 1);
    const QByteArray sql = "SELECT " + listing.columns + ", " + listing.keyText + ", " + listing.id + " FROM "
        + listing.from + whereClause(where) + " ORDER BY " + order(listing) + " LIMIT " + placeholder(params, "bigint");
    return session.run(sql, params);
}

Result<Outline> readOutline(db::Session &session, const Listing &listing, int stride)
{
    db::Params params = listing.params;
    params.emplace_back(stride);
    const QByteArray sql = "SELECT key, id, total FROM (SELECT " + listing.keyText + " AS key, " + listing.id
        + " AS id, row_number() OVER (ORDER BY " + order(listing) + ") AS number, count(*) OVER () AS total FROM "
        + listing.from + whereClause(listing.where) + ") AS numbered WHERE (number - 1) % "
        + placeholder(params, "bigint") + " = 0 ORDER BY number";
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

} // namespace catalpa::store
