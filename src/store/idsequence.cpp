// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/idsequence.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

namespace catalpa::store {
namespace {

Result<qint64> numberFrom(const Result<db::Rows> &rows)
{
    if (!rows)
        return passOn(rows);
    if (rows->isNull(0, 0)) {
        return failure(ErrorKind::Schema,
                       Text::tr("This database does not number new records by itself, "
                                "so nothing can be added to it here."));
    }
    return rows->integer(0, 0);
}

} // namespace

Result<qint64> nextId(db::Session &session, const char *table)
{
    return numberFrom(session.run("SELECT nextval(pg_get_serial_sequence($1::text, 'id'))", {QByteArray(table)}));
}

Result<qint64> nextFreeId(db::Session &session, const char *table, qint64 taken)
{
    return numberFrom(session.run(QByteArray("SELECT max(nextval(pg_get_serial_sequence($1::text, 'id')))"
                                             " FROM generate_series($2::bigint, (SELECT max(id) FROM ")
                                      + table + "))",
                                  {QByteArray(table), taken}));
}

} // namespace catalpa::store
