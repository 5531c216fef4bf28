// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/imports/earlierimports.h"

#include "db/sql.h"
#include "store/history/batches.h"
#include "store/imports/importwriter.h"
#include "store/listing/readingindex.h"

namespace catalpa::store {
namespace {

constexpr std::chrono::minutes earlierImportsDeadline{5}; //!< All of the history is read once.

constexpr auto statement = R"(
    SELECT h.batch, )" CATALPA_UTC_TEXT("min(h.at) AT TIME ZONE 'UTC'") R"(,
           count(*) FILTER (WHERE h.place = to_regclass('public.authors')),
           count(*) FILTER (WHERE h.place = to_regclass('public.books'))
      FROM catalpa.history h
     WHERE h.program = $1 AND h.batch IS NOT NULL AND h.kind = 'added'
       AND NOT EXISTS (SELECT FROM catalpa.history d
                        WHERE d.place = h.place AND d.record = h.record AND d.id > h.id AND d.kind = 'deleted'
                          AND NOT EXISTS (SELECT FROM catalpa.history r
                                           WHERE r.place = d.place AND r.record = d.record AND r.id > d.id
                                             AND r.kind = 'restored'))
     GROUP BY h.batch ORDER BY max(h.id) DESC LIMIT $2)";

} // namespace

Result<QList<exchange::EarlierImport>> earlierImports(db::Session &session, int most)
{
    const auto rows = session.run(statement, {QString(importProgram), most}, earlierImportsDeadline);
    if (!rows)
        return passOn(rows);
    QList<exchange::EarlierImport> imports;
    for (int row = 0; row < rows->count(); ++row)
        imports += {rows->text(row, 0), rows->instant(row, 1), rows->integer(row, 2), rows->integer(row, 3)};
    return imports;
}

Result<QList<BatchObstacle>> takeImportBack(db::Session &session, const QString &batch, const QString &token)
{
    // What was imported a moment ago is not in the statistics yet. Who may not make them is warned by the server, and
    // only waits longer.
    for (const char *sql : {"ANALYZE catalpa.history", "ANALYZE public.books"}) {
        if (const auto analysed = session.run(sql, {}, earlierImportsDeadline); !analysed)
            return passOn(analysed);
    }
    auto obstacles = takeBatchBack(session, batch, token);
    catchUp(session);
    return obstacles;
}

} // namespace catalpa::store
