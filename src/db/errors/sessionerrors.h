// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/errors/sqlerror.h"

namespace catalpa::db {

// What a session refuses by itself, without having asked the server, or because of how it answers.

//! Qt has no driver for PostgreSQL.
Error driverMissing(const QString &detail);
//! Connecting that took longer than it may.
Error connectingTooLong();
//! \a count connections are still being made though they were given up.
Error stillConnecting(int count);
//! A server that does what none does, such as to answer without an end; \a detail tells what.
Error strangeAnswer(const QString &detail);
//! An answer of more than Session::largestAnswer.
Error tooLarge();
//! U+0000 in what was to be sent; \a detail tells where.
Error nulRefused(const QString &detail);
//! COPY FROM STDIN in a script.
Error copyRefused();

//! A statement that somebody interrupted, or whose time was up.
Error abandonedStatement(bool interrupted);

} // namespace catalpa::db
