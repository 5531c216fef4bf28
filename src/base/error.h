// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

#include <memory>

namespace catalpa {

//! What the person or the caller does next. A kind is a next step, not a cause.
enum class ErrorKind {
    Offline, //!< Not reachable or lost: reconnect, then ask again.
    Refused, //!< Address, user name or password not accepted: open the connection settings.
    Untrusted, //!< The server could not prove who it is: check the address, or agree to less.
    Rights, //!< The role may not do this: ask an administrator.
    Exhausted, //!< Room, an allowance or the numbers are used up: whoever looks after the database has to act first.
    Busy, //!< Locked, overloaded or too slow: try again later.
    Conflict, //!< Somebody changed the same thing: show theirs.
    Missing, //!< The record is gone: reload.
    Invalid, //!< The input cannot be accepted: mark the field.
    Schema, //!< The database lacks tables or columns: open the migrations.
    Cancelled, //!< Whoever asked took the question back: nothing to say.
    OutcomeUnknown, //!< The link was lost while saving: look at the record before trying again.
    Unexpected, //!< None of the above: report it.
};

//! What PostgreSQL told about a failure, for those who know what a constraint means.
struct SqlDetails {
    QString sqlState = {}; //!< Five characters, or empty when the server said nothing (a lost link).
    QString primary = {}; //!< The server's first line, in its language; technical.
    QString detail = {}; //!< Its DETAIL, which may quote a whole row: for the person who asked, never for a log.
    QString hint = {};
    QString context = {}; //!< Where in a function or COPY the error arose.
    QString constraint = {}; //!< Name of the violated constraint.
    QString table = {}; //!< Name of the table of the constraint or column.
    QString column = {}; //!< Name of the column that may not be null.
    int position = 0; //!< 1-based, in code points of the text that was sent; 0 = unknown.

    bool operator==(const SqlDetails &) const = default;
};

//! A failure, made once where it happens and shown as it is.
struct Error {
    ErrorKind kind = ErrorKind::Unexpected;
    QString message; //!< One or two translated sentences for the librarian, without any secret.
    QString detail; //!< For the log and "Details": SQLSTATE, constraint, primary text. No values, no secret.
    std::shared_ptr<const SqlDetails> sqlDetails = {}; //!< Null where it does not come from PostgreSQL.

    //! What PostgreSQL told; all of it is empty where the failure does not come from there.
    const SqlDetails &sql() const
    {
        static const SqlDetails nothing;
        return sqlDetails ? *sqlDetails : nothing;
    }

    bool operator==(const Error &other) const
    {
        return kind == other.kind && message == other.message && detail == other.detail && sql() == other.sql();
    }
};

} // namespace catalpa
