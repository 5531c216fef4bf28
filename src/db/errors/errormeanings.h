// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <span>

namespace catalpa::db {

//! What was being done when an error came.
enum class Phase {
    Connecting, //!< libpq and the poolers give a text, in which perhaps a SQLSTATE stands.
    Running, //!< A statement; the SQLSTATE is known.
};

//! One line of the table: what a server or libpq says, and what that means for the person.
struct ErrorMeaning {
    enum class When { Connecting, Running, Always };
    enum class End { Lasts, Passes }; //!< Passes: by itself within seconds, so that it is worth asking again.

    When when;
    //! Whole, or its class (two characters), or empty: any. While connecting it counts only in a line without a text.
    QLatin1StringView sqlState;
    QLatin1StringView text; //!< Lower case, as normalised() makes it; '*' is anything. Empty: any.
    ErrorKind kind;
    //! What has happened. %column, %constraint, %key (the columns of a double key), %name (the first quoted name),
    //! %words (what the server says) and %state stand for what the server told; where it did not tell it, the line does
    //! not hold.
    const char *sentence;
    const char *next; //!< What to do, or null.
    End end = End::Lasts;

    bool operator==(const ErrorMeaning &) const = default;
};

//! The table; the first line that holds counts. Sources: PostgreSQL 15's errcodes.txt, postmaster.c, postinit.c,
//! libpq's fe-connect.c; PgBouncer 1.18's client.c and objects.c; neondatabase/neon's proxy/src (2026).
std::span<const ErrorMeaning> errorMeanings();

} // namespace catalpa::db
