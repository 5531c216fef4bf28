// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sql/script.h"

namespace catalpa::sql {

//! ROLLBACK, ABORT; also back to a savepoint.
bool isRollback(const Statement &statement);

//! COMMIT AND CHAIN, ROLLBACK AND CHAIN: the next transaction begins at once.
bool chainsTransaction(const Statement &statement);

//! Whether statement \a index of \a script begins a transaction that ROLLBACK ends.
bool isRolledBack(const Script &script, int index);

//! The statement of \a script that begins a transaction which nothing ends, though more comes behind it: psql throws
//! that away at the end of the file. Pure.
std::optional<int> openTransaction(const Script &script);

} // namespace catalpa::sql
