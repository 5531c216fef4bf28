// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "db/session.h"

namespace catalpa::migrate {

//! Runs the file of \a migration in a database that is there for nothing else, with its own transactions, and without a
//! record. Statements about roles, databases and the server itself are left out. What the file sets for the session is
//! taken back. The error is the server's, with its place in the file.
Result<> runInScratch(db::Session &session, const Migration &migration);

} // namespace catalpa::migrate
