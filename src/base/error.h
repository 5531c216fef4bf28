// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

//! What the person or the caller does next. A kind is a next step, not a cause.
enum class ErrorKind {
    Offline, //!< Not reachable or lost: reconnect, then ask again.
    Refused, //!< Address, user name or password not accepted: open the connection settings.
    Untrusted, //!< The server could not prove who it is: check the address, or agree to less.
    Rights, //!< The role may not do this: ask an administrator.
    Busy, //!< Locked, overloaded or too slow: try again later.
    Conflict, //!< Somebody changed the same thing: show theirs.
    Missing, //!< The record is gone: reload.
    Invalid, //!< The input cannot be accepted: mark the field.
    Schema, //!< The database lacks tables or columns: open the migrations.
    Cancelled, //!< Whoever asked took the question back: nothing to say.
    OutcomeUnknown, //!< The link was lost while saving: look at the record before trying again.
    Unexpected, //!< None of the above: report it.
};

//! A failure, made once where it happens and shown as it is.
struct Error {
    ErrorKind kind = ErrorKind::Unexpected;
    QString message; //!< One or two translated sentences for the librarian, without any secret.
    QString detail; //!< For the log and "Details": SQLSTATE, constraint, primary text. No values, no secret.

    bool operator==(const Error &) const = default;
};

} // namespace catalpa
