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

//! Set when the file has something that must not be sent as it is: a statement that would end the transaction it is
//! run in, COPY from a client that has nothing to give, a command of psql; with its place. Nothing has been changed.
//! \a script is scriptOf(task.script()), which its callers need as well.
std::optional<MigrationFailure> precheck(const MigrationTask &task, const sql::Script &script);

//! What the ledger keeps of a failure: English, with place, line of the file, SQLSTATE and primary message; never the
//! server's DETAIL, which may quote a row.
QString logText(const MigrationFailure &failure, const MigrationTask &task, const RunOutcome &attempt);

} // namespace catalpa::migrate
