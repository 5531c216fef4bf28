// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"

namespace catalpa::migrate {

//! What can be applied apart from missing rights, as one text that an administrator runs with psql: each migration in a
//! transaction of its own with its row of the ledger, under the lock that Prisma and Catalpa take. A migration that is
//! recorded already, or whose predecessor is not, is refused by the text itself, so that running it twice, or going on
//! after an error, does no harm. What is left of one that is gone is taken back first, in the same transaction, as long
//! as it is recorded as \a status knows it. Files that
//! are not one transaction run without one; then, and where rows stand in a file, the text needs psql, which it tells
//! to stop at the first error. Empty when nothing is waiting.
QByteArray deployScript(const SchemaStatus &status);

} // namespace catalpa::migrate
