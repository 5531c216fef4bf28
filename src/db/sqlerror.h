// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

struct pg_conn;
struct pg_result;

namespace catalpa::db {

//! An error with what PostgreSQL told about it, for those who know what a constraint means.
//! Becomes a plain Error by slicing when it leaves as a Result<T>.
struct SqlError : Error {
    QString sqlState; //!< Five characters, or empty when the server said nothing (a lost link).
    QString constraint; //!< Name of the violated constraint.
    QString column; //!< Name of the column that may not be null.
    QString primary; //!< The server's first line, in its language; technical.
    QString hint;
    QString context; //!< Where in a function or COPY the error arose.
    int position = 0; //!< 1-based, in code points of the text that was sent; 0 = unknown.
};

template <typename T = void>
using SqlResult = tl::expected<T, SqlError>;

//! From a result whose status is an error. The kind follows the SQLSTATE
//! (https://www.postgresql.org/docs/15/errcodes-appendix.html); never keeps DETAIL, which may quote a whole row.
SqlError errorFromResult(const pg_result *result);

//! From the text of a connection that could not be made or was lost. Neon's proxy and libpq give no SQLSTATE here, so
//! the (English) text decides; set LC_MESSAGES to C before connecting.
SqlError errorFromConnection(const QString &text);

//! The link ended, and nothing of what was asked has been carried out: ErrorKind::Offline.
SqlError linkEnded(const QString &technical);

//! The link broke after something had been sent: it may or may not have been carried out. ErrorKind::OutcomeUnknown.
SqlError lostLink(const QString &technical);

} // namespace catalpa::db
