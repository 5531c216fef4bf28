// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "db/errors/errormeanings.h"

struct pg_result;

namespace catalpa::db {

//! From a result whose status is an error. Never keeps DETAIL, which may quote a whole row, in Error::detail.
Error errorFromResult(const pg_result *result);

//! From the text of a connection that could not be made, verbose or not: libpq gives no SQLSTATE here but in a verbose
//! text. The English text decides, and where a server speaks another language, the SQLSTATE; set LC_MESSAGES to C
//! before connecting.
Error errorFromConnection(const QString &text);

//! The link ended, and nothing of what was asked has been carried out: ErrorKind::Offline.
Error linkEnded(const QString &detail);

//! The link broke after something had been sent: it may or may not have been carried out. ErrorKind::OutcomeUnknown.
Error lostLink(const QString &detail);

//! What \a sql means by the table of errormeanings.h. Pure.
Error errorFrom(Phase phase, const SqlDetails &sql);
//! The line of the table that \a sql belongs to; null where none holds.
const ErrorMeaning *meaningOf(Phase phase, const SqlDetails &sql);

//! True of an error that a function of somebody's, such as a trigger, raised by itself: its sentence says what is
//! meant, whatever its SQLSTATE is. Not of those in the schema catalpa.
bool isRaised(const SqlDetails &sql);

//! True of an error that passes by itself within seconds: what was refused may be asked again.
bool passesByItself(const Error &error);

//! A server's text as the table's patterns expect it: lower case, quoted names are "", where the connection went is
//! "on own socket" (a local catalogue's), "on socket" or "at host".
QString normalised(const QString &text);
//! A text of a foreign program on one line, without control characters, cut where it gets long.
QString inOneLine(const QString &text);
//! The same with a full stop, where it has no end of its own.
QString asSentence(const QString &text);

} // namespace catalpa::db
