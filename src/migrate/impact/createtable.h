// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"

namespace catalpa::migrate {

//! CREATE, DROP, RENAME, TRUNCATE and LOCK of tables and schemas: tells what \a statement locks and does, and leaves
//! the simulated schema as the statement leaves the database. False when the statement is of another family.
bool analyseTable(StatementAnalysis &analysis, const sql::Node &statement);

} // namespace catalpa::migrate
