// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/history/trash.h"

#include "base/text.h"
#include "core/records/quotedname.h"
#include "db/sql.h"
#include "store/history/timeline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr int recordsOfOnePage = 100;
constexpr std::chrono::minutes trashDeadline{5};

// What went in one transaction has the same time, to the microsecond; a book that went with its author comes back with
// that author.
constexpr auto trashQuery = R"(
    WITH gone AS (
        SELECT h.*, h.place = to_regclass('public.authors') AS is_author
          FROM catalpa.history h
         WHERE h.kind = 'deleted' AND h.place IN (to_regclass('public.authors'), to_regclass('public.books'))
           AND ($1::text = '' OR (h.at, h.id) < (split_part($1::text, ' ', 1)::timestamptz,
                                                 nullif(split_part($1::text, ' ', 2), '')::bigint))
           AND NOT EXISTS (SELECT FROM catalpa.history r
                            WHERE r.place = h.place AND r.record = h.record AND r.id > h.id AND r.kind = 'restored')
           AND NOT EXISTS (SELECT FROM catalpa.history w
                            WHERE h.place = to_regclass('public.books') AND w.place = to_regclass('public.authors')
                              AND w.record = CASE WHEN h.before ->> 'author_id' ~ '^[0-9]{1,18}$'
                                                  THEN (h.before ->> 'author_id')::bigint END
                              AND w.kind = 'deleted' AND w.at = h.at
                              AND NOT EXISTS (SELECT FROM catalpa.history r
                                               WHERE r.place = w.place AND r.record = w.record AND r.id > w.id
                                                 AND r.kind = 'restored'))
         ORDER BY h.at DESC, h.id DESC LIMIT $2::int
    ), gone_with AS (
        SELECT b.at, b.before ->> 'author_id' AS author, count(*) AS books
          FROM catalpa.history b
         WHERE b.kind = 'deleted' AND b.place = to_regclass('public.books')
           AND b.at IN (SELECT g.at FROM gone g WHERE g.is_author)
         GROUP BY 1, 2
    )
    SELECT g.is_author, g.record, g.id, left(coalesce(g.before ->> 'name', g.before ->> 'title'), 500),
           CASE WHEN NOT g.is_author THEN
               (SELECT left(a.name, 500) FROM public.authors a
                 WHERE a.id = CASE WHEN g.before ->> 'author_id' ~ '^[0-9]{1,18}$'
                                   THEN (g.before ->> 'author_id')::bigint END) END,
           coalesce(w.books, 0), )" CATALPA_UTC_TEXT("g.at AT TIME ZONE 'UTC'") R"(, g.role, g.program,
           to_char(g.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || g.id
      FROM gone g
      LEFT JOIN gone_with w ON g.is_author AND w.at = g.at AND w.author = g.record::text
     ORDER BY g.at DESC, g.id DESC)";

DeletedRecord recordFrom(const db::Rows &rows, int row)
{
    return {.record = {rows.boolean(row, 0) ? RecordRef::Kind::Author : RecordRef::Kind::Book, rows.integer(row, 1)},
            .entry = rows.integer(row, 2),
            .called = rows.text(row, 3),
            .authorName = rows.text(row, 4),
            .books = rows.integer(row, 5),
            .at = rows.instant(row, 6),
            .role = rows.text(row, 7),
            .program = rows.text(row, 8),
            .position = rows.text(row, 9)};
}

//! The database did not take the record in, because something that may be there once only is there already.
Failure takenRefusal(db::Session &session, const DeletedRecord &record)
{
    const bool isAuthor = record.record.kind == RecordRef::Kind::Author;
    const auto rows = session.run(isAuthor ? "SELECT left(name, 500) FROM public.authors WHERE id = $1::bigint"
                                           : "SELECT left(title, 500) FROM public.books WHERE id = $1::bigint",
                                  {record.record.number});
    if (!rows)
        return passOn(rows);
    const QString called = rows->count() > 0 ? rows->text(0, 0) : QString();
    const QString number = QString::number(record.record.number);
    const QString sentence = rows->count() == 0
        ? Text::tr("The database does not take %1 in: its number %2, or another value that may be there once only, is "
                   "in use. Nothing was changed.")
              .arg(quotedName(record.called), number)
        : called == record.called
        ? Text::tr("%1 is in the catalogue already, under its number %2. Nothing was changed.")
              .arg(quotedName(called), number)
        : Text::tr("Under number %2 the catalogue has %3 now, so %1 cannot be brought back "
                   "under it. Nothing was changed.")
              .arg(quotedName(record.called), number, quotedName(called));
    return failure(ErrorKind::Conflict, sentence);
}

Failure refusal(const QString &outcome)
{
    if (outcome == "homeless"_L1) {
        return failure(ErrorKind::Conflict,
                       Text::tr("The author of this book is not there any more. Restore the author first. Nothing was "
                                "changed."));
    }
    return failure(ErrorKind::Missing,
                   Text::tr("The history does not hold this record any more. Nothing was changed."));
}

} // namespace

Result<Trash> readTrash(db::Session &session, const QString &after)
{
    const auto rows = session.run(trashQuery, {after, recordsOfOnePage + 1});
    if (!rows)
        return passOn(rows);
    Trash trash{.records = {}, .hasMore = rows->count() > recordsOfOnePage};
    for (int row = 0; row < std::min(rows->count(), recordsOfOnePage); ++row)
        trash.records += recordFrom(*rows, row);
    return trash;
}

Result<RestoreReport> restoreDeleted(db::Session &session, const DeletedRecord &record, const QString &token)
{
    const QByteArray kept = record.record.kind == RecordRef::Kind::Author ? "authors" : "books";
    const auto rows = session.run("SELECT outcome, books, left_out"
                                  " FROM catalpa.restore_deleted($1::text, $2::bigint, $3::bigint, $4::uuid)",
                                  {kept, record.record.number, record.entry, token}, trashDeadline);
    if (!rows)
        return passOn(rows);
    if (rows->text(0, 0) != "done"_L1)
        return rows->text(0, 0) == "taken"_L1 ? takenRefusal(session, record) : refusal(rows->text(0, 0));
    return RestoreReport{rows->integer(0, 1), rows->integer(0, 2)};
}

} // namespace catalpa::store
