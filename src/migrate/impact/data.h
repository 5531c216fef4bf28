// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"

namespace catalpa::migrate {

//! INSERT, UPDATE, DELETE, MERGE, COPY, SELECT: tells what \a statement locks and does, and leaves the simulated schema
//! as the statement leaves the database. False when the statement is of another family.
bool analyseData(StatementAnalysis &analysis, const sql::Node &statement);

//! Locks of what a statement reads: AccessShareLock, or RowShareLock with FOR UPDATE and the like; and RowExclusiveLock
//! on what its WITH changes. For each statement, before its own locks.
void lockWhatIsRead(StatementAnalysis &analysis, const sql::Node &statement);

} // namespace catalpa::migrate
