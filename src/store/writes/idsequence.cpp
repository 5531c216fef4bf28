// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/idsequence.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

namespace catalpa::store {
namespace {

Result<qint64> numberFrom(const Result<db::Rows> &rows)
{
    if (!rows)
        return passOn(rows);
    return rows->isNull(0, 0) ? notNumbered() : Result<qint64>(rows->integer(0, 0));
}

} // namespace

Failure numbersAreTaken()
{
    return failure(ErrorKind::Busy,
                   Text::tr("Other programs are adding so many records that no number could be found for this one. Try "
                            "again."));
}

Failure notNumbered()
{
    return failure(
        ErrorKind::Schema,
        Text::tr("This database does not number new records by itself, so nothing can be added to it here."));
}

Failure recordKeptOut()
{
    return failure(
        ErrorKind::Rights,
        Text::tr("The database did not take it: a rule of its own, which is row-level security or a trigger, "
                 "keeps it out. Nothing was added."));
}

Result<bool> isFree(db::Session &session, const char *table, qint64 id, bool isHiddenToo)
{
    return session
        .run(QByteArray("SELECT ($3::boolean OR NOT row_security_active($1::text::regclass))"
                        " AND NOT EXISTS (SELECT FROM ")
                 + table + " WHERE id = $2::bigint)",
             {QByteArray(table), id, db::Param(isHiddenToo)})
        .map([](const db::Rows &rows) { return rows.boolean(0, 0); });
}

Result<qint64> nextId(db::Session &session, const char *table)
{
    return numberFrom(session.run("SELECT nextval(pg_get_serial_sequence($1::text, 'id'))", {QByteArray(table)}));
}

Result<qint64> nextFreeId(db::Session &session, const char *table, qint64 taken)
{
    // The sequence never goes back, so this is safe beside other writers.
    const QByteArray sql = QByteArray(R"(
        WITH numbers AS (
            SELECT seqrelid, seqmax FROM pg_sequence WHERE seqrelid = pg_get_serial_sequence($1::text, 'id')::regclass
        ), top AS (
            SELECT greatest(max(id), $2::bigint) AS id FROM TABLE
        ), free AS (
            SELECT seqrelid, seqmax,
                   CASE WHEN top.id < seqmax - 1000000 THEN top.id + 1
                        ELSE (SELECT t.id::bigint + 1 FROM TABLE t
                               WHERE t.id >= $2::bigint
                                 AND NOT EXISTS (SELECT FROM TABLE n
                                                  WHERE n.id = CASE WHEN t.id < seqmax THEN t.id + 1 END)
                               ORDER BY t.id LIMIT 1) END AS id
              FROM numbers, top
        )
        SELECT CASE WHEN id <= seqmax THEN id ELSE 0 END,
               CASE WHEN id <= seqmax AND has_sequence_privilege(seqrelid, 'UPDATE')
                    THEN setval(seqrelid, greatest(id, pg_sequence_last_value(seqrelid))) END
          FROM free)")
                               .replace("TABLE", table);
    const auto rows = session.run(sql, {QByteArray(table), taken});
    if (rows && rows->isEmpty())
        return notNumbered();
    if (rows && rows->integer(0, 0) == 0) {
        Error usedUp{
            ErrorKind::Exhausted,
            Text::tr("The numbers that this database gives to new records are used up. Ask whoever looks after it."),
            {}};
        usedUp.sqlDetails = std::make_shared<SqlDetails>(SqlDetails{.sqlState = QStringLiteral("2200H")});
        return failure(usedUp);
    }
    return numberFrom(rows);
}

} // namespace catalpa::store
