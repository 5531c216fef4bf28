// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"

namespace catalpa::migrate {

// What the statements of one family do: each looks at its node, tells what it found, and leaves the scene as the
// statement leaves the database. False when the statement is of another family.

bool analyseAlterTable(StatementAnalysis &analysis, const sql::Node &statement);
bool analyseTable(StatementAnalysis &analysis, const sql::Node &statement); //!< CREATE, DROP, RENAME, TRUNCATE …
bool analyseIndex(StatementAnalysis &analysis,
                  const sql::Node &statement); //!< CREATE INDEX, DROP INDEX, REINDEX, CLUSTER …
bool analyseData(StatementAnalysis &analysis,
                 const sql::Node &statement); //!< INSERT, UPDATE, DELETE, MERGE, COPY, SELECT.
void analyseOther(StatementAnalysis &analysis,
                  const sql::Node &statement); //!< The rest: triggers, functions, comments, settings.

//! What a statement reads: AccessShareLock, or RowShareLock with FOR UPDATE and the like; and RowExclusiveLock on what
//! its WITH changes. For each statement, before its own locks.
void lockWhatIsRead(StatementAnalysis &analysis, const sql::Node &statement);

//! A constraint that stands in CREATE TABLE or ALTER TABLE. \a onNewColumn: the column comes without value, so that a
//! foreign key has nothing to check. Returns its lock on \a table.
Lock analyseConstraint(StatementAnalysis &analysis, const sql::Node &constraint, const QString &table,
                       const QStringList &columns, bool onNewColumn);

} // namespace catalpa::migrate
