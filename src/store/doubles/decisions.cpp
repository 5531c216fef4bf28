// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/doubles/decisions.h"

#include "base/text.h"
#include "db/sql.h"

#include <algorithm>

namespace catalpa::store {
namespace {

QByteArray differingIn(RecordRef::Kind kind)
{
    return kind == RecordRef::Kind::Author ? "catalpa.different_authors" : "catalpa.different_books";
}

QByteArray tableOf(RecordRef::Kind kind)
{
    return kind == RecordRef::Kind::Author ? "public.authors" : "public.books";
}

QByteArray remembering(RecordRef::Kind kind)
{
    return "INSERT INTO " + differingIn(kind) + " AS d (one, other, one_added, other_added)"
        + " SELECT a.id, b.id, coalesce(a.created_at, '-infinity'), coalesce(b.created_at, '-infinity') FROM "
        + tableOf(kind) + " a, " + tableOf(kind) + " b WHERE a.id = $1::bigint AND b.id = $2::bigint"
        + " ON CONFLICT (one, other) DO UPDATE SET one_added = excluded.one_added, other_added = excluded.other_added,"
          " decided = now()";
}

} // namespace

Result<> setDifferent(db::Session &session, RecordRef::Kind kind, qint64 one, qint64 other, bool areDifferent)
{
    if (one == other) {
        return failure(ErrorKind::Invalid,
                       Text::tr("A record cannot be different from itself. Nothing was remembered."));
    }
    const auto done = session.run(areDifferent ? remembering(kind)
                                               : "UPDATE " + differingIn(kind)
                                          + " SET one_added = 'infinity', other_added = 'infinity'"
                                            " WHERE one = $1::int AND other = $2::int",
                                  {std::min(one, other), std::max(one, other)});
    if (!done)
        return passOn(done);
    if (areDifferent && done->affected() == 0) {
        return failure(ErrorKind::Missing,
                       Text::tr("One of the two records is not there any more. Nothing was remembered."));
    }
    return {};
}

Result<QList<EarlierMerge>> readMerges(db::Session &session, RecordRef::Kind kind)
{
    const QByteArray called = kind == RecordRef::Kind::Author ? "name" : "title";
    const auto rows = session.run(
        "SELECT m.batch, m.kept, m.gone, left(k." + called + ", 500), left(h.before ->> '" + called
        + "', 500), " CATALPA_UTC_TEXT("h.at AT TIME ZONE 'UTC'") " FROM catalpa.merges m"
                                                                  " JOIN catalpa.history h ON h.batch = m.batch AND "
                                                                  "h.kind = 'deleted' AND h.record = m.gone"
                                                                  " AND h.place = to_regclass('"
        + tableOf(kind) + "') LEFT JOIN " + tableOf(kind)
        + " k ON k.id = m.kept"
          " WHERE m.of_books = "
        + (kind == RecordRef::Kind::Book ? "true" : "false")
        + " AND NOT EXISTS (SELECT FROM catalpa.history r WHERE r.place = h.place AND r.record = h.record"
          " AND r.id > h.id AND r.kind IN ('added', 'restored')) ORDER BY h.id DESC LIMIT 100");
    if (!rows)
        return passOn(rows);
    QList<EarlierMerge> merges;
    for (int row = 0; row < rows->count(); ++row) {
        merges += {.batch = rows->text(row, 0),
                   .kind = kind,
                   .kept = rows->integer(row, 1),
                   .gone = rows->integer(row, 2),
                   .keptCalled = rows->text(row, 3),
                   .goneCalled = rows->text(row, 4),
                   .at = rows->instant(row, 5)};
    }
    return merges;
}

} // namespace catalpa::store
