// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/schemahistory.h"
#include "migrate/fileattempt.h"

#include <optional>

namespace catalpa::migrate {

//! Why \a attempt did not apply \a migration, for people: the sentence says what happened and whether anything of the
//! file is in the database, the place is the server's, or the start of the statement that failed.
MigrationFailure explain(const Bundle &bundle, const Migration &migration, const Attempt &attempt);

//! Set when \a migration has a statement that would end the transaction it is run in; with the statement's place.
std::optional<MigrationFailure> endsItsTransaction(const Bundle &bundle, const Migration &migration);

//! What the ledger keeps of a failure: English, with place, line of the file, SQLSTATE and primary message; never the
//! server's DETAIL, which may quote a row.
QString logText(const MigrationFailure &failure, const Migration &migration, const Attempt &attempt);

} // namespace catalpa::migrate
