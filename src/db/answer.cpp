// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/answer.h"

#include "db/errors/sessionerrors.h"
#include "db/errors/sqlerror.h"

#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace catalpa::db {

bool Answer::take(pg_conn *connection, pg_result *result, const std::function<void(int)> &ended)
{
    const Rows taken(result);
    const auto status = PQresultStatus(result);
    copying = status == PGRES_COPY_OUT;
    if (status == PGRES_COPY_BOTH) {
        error = strangeAnswer(u"COPY BOTH without replication"_s);
        return false;
    }
    if (status == PGRES_COPY_IN && !rowsToSend.isEmpty()) {
        const QByteArray sent = rowsToSend.takeFirst();
        // Without blocking, libpq keeps what does not fit, and Session flushes it.
        return PQputCopyData(connection, sent.constData(), int(sent.size())) == 1
            && PQputCopyEnd(connection, nullptr) == 1;
    }
    if (status == PGRES_COPY_IN) {
        error = copyRefused();
        PQputCopyEnd(connection, "COPY FROM STDIN has no place here");
    } else if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE) {
        if (!error)
            error = errorFromResult(result);
        return PQstatus(connection) == CONNECTION_OK;
    } else if (!copying && status != PGRES_SINGLE_TUPLE) {
        rows = taken;
        ++finished;
        if (ended)
            ended(finished);
    }
    return true;
}

} // namespace catalpa::db
