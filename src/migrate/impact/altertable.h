// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"

namespace catalpa::migrate {

//! ALTER TABLE (of tables, not of views and types) with all its clauses: tells what \a statement locks and does, and
//! leaves the simulated schema as the statement leaves the database. False when the statement is of another family.
bool analyseAlterTable(StatementAnalysis &analysis, const sql::Node &statement);

} // namespace catalpa::migrate
