// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "db/rows.h"

#include <QtCore/QByteArrayList>

#include <functional>
#include <optional>

struct pg_conn;
struct pg_result;

namespace catalpa::db {

//! What the results of one text add up to: the rows of the last one, or the first error.
struct Answer {
    Rows rows = {};
    std::optional<Error> error = {};
    bool copying = false; //!< The server sends the lines of a COPY TO STDOUT.
    int finished = 0; //!< Statements that have ended well.
    QByteArrayList rowsToSend = {}; //!< For each COPY … FROM STDIN that is to come.

    //! Takes \a result over; \a ended is told how many statements have ended well. False when the link has to be given
    //! up, for the error.
    bool take(pg_conn *connection, pg_result *result, const std::function<void(int)> &ended);
};

} // namespace catalpa::db
