// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/resumepoint.h"

using namespace std::chrono_literals;

namespace catalpa::transfer {
namespace {

Result<qint64> number(db::Session &session, const QByteArray &statement, const db::Params &params = {})
{
    const auto rows = session.run(statement, params, 10min);
    if (!rows)
        return passOn(rows);
    return rows->integer(0, 0);
}

} // namespace

QByteArray highestKeyStatement(const TableContents &table)
{
    return "SELECT coalesce(max(" + table.definition().key() + "), 0) FROM " + table.table;
}

Result<qint64> nextKey(db::Session &session, const TableContents &table, qint64 after, qint64 rows)
{
    const QByteArray &key = table.definition().key();
    return number(session,
                  "SELECT coalesce(max(" + key + "), 0) FROM (SELECT " + key + " FROM " + table.table + " WHERE " + key
                      + " > $1::bigint ORDER BY 1 LIMIT $2::bigint) AS next",
                  {after, rows});
}

Result<std::optional<qint64>> resumePoint(db::Session &here, db::Session &there, const QList<TableContents> &tables)
{
    qint64 records = 0;
    for (const TableContents &table : tables) {
        if (table.definition().isBeside())
            continue;
        const auto arrived = measured(there, table);
        if (!arrived)
            return passOn(arrived);
        if (arrived->rows == 0) // As the end of a range, its highest key would mean all.
            continue;
        const auto beginning = number(there, highestKeyStatement(table)).and_then([&](qint64 last) {
            return measured(here, table, last);
        });
        if (!beginning)
            return passOn(beginning);
        if (!beginning->holdsTheSame(*arrived))
            return std::nullopt;
        records += arrived->rows;
    }
    return records;
}

} // namespace catalpa::transfer
