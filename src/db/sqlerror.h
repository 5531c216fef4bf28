// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

struct pg_result;

namespace catalpa::db {

//! From a result whose status is an error. The kind follows the SQLSTATE
//! (https://www.postgresql.org/docs/15/errcodes-appendix.html); never keeps DETAIL, which may quote a whole row.
Error errorFromResult(const pg_result *result);

//! From the text of a connection that could not be made or was lost. Neon's proxy and libpq give no SQLSTATE here, so
//! the (English) text decides; set LC_MESSAGES to C before connecting.
Error errorFromConnection(const QString &text);

//! The link ended, and nothing of what was asked has been carried out: ErrorKind::Offline.
Error linkEnded(const QString &detail);

//! The link broke after something had been sent: it may or may not have been carried out. ErrorKind::OutcomeUnknown.
Error lostLink(const QString &detail);

} // namespace catalpa::db
