// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "migrate/run/runoutcome.h"
#include "sql/script.h"

#include <optional>

namespace catalpa::migrate {

//! Why \a attempt did not do its \a task, for people: the sentence says what happened and whether anything of the file
//! is in the database, the place is the server's, or the start of the statement that failed.
MigrationFailure failureReport(const MigrationTask &task, const RunOutcome &attempt);

//! Set when it is known before anything is sent that the file cannot be run: PREPARE TRANSACTION, COPY from a client
//! that has nothing to give, a command for psql that does something, a transaction that nothing ends; with its place.
//! Nothing has been changed.
//! Of \a script, the task's, the trees are not needed.
std::optional<MigrationFailure> precheck(const MigrationTask &task, const sql::Script &script);

//! What the ledger keeps of a failure: English, with place, line of the file, SQLSTATE and primary message; never the
//! server's DETAIL, which may quote a row.
QString logText(const MigrationFailure &failure, const MigrationTask &task, const RunOutcome &attempt);

} // namespace catalpa::migrate
