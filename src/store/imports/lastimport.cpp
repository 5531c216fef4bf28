// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/imports/lastimport.h"

#include "db/sql.h"
#include "store/history/batches.h"
#include "store/imports/importwriter.h"

#include <QtCore/QUuid>

namespace catalpa::store {
namespace {

constexpr std::chrono::minutes deadline{5}; //!< All of the history is read once.

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
     GROUP BY h.batch ORDER BY max(h.id) DESC LIMIT 1)";

} // namespace

Result<std::optional<EarlierImport>> lastImport(db::Session &session)
{
    const auto rows = session.run(statement, {QString(importProgram)}, deadline);
    if (!rows)
        return passOn(rows);
    if (rows->isEmpty())
        return std::optional<EarlierImport>();
    return EarlierImport{rows->text(0, 0), rows->instant(0, 1), rows->integer(0, 2), rows->integer(0, 3)};
}

Result<QList<BatchObstacle>> takeImportBack(db::Session &session, const EarlierImport &import)
{
    // What was imported a moment ago is not in the statistics yet, and each record would be looked for in all of the
    // batch. Who may not do it is warned by the server, and only waits longer.
    for (const char *sql : {"ANALYZE catalpa.history", "ANALYZE public.books"}) {
        if (const auto analysed = session.run(sql, {}, deadline); !analysed)
            return passOn(analysed);
    }
    return takeBatchBack(session, import.batch, QUuid::createUuid().toString(QUuid::WithoutBraces));
}

} // namespace catalpa::store
