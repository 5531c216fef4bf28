// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"

namespace catalpa::migrate {

//! Tells what \a statement and the statements in it lock, do and risk, and leaves the simulated schema as they leave
//! the database. Those in WITH, EXPLAIN ANALYZE, CREATE SCHEMA and COPY are done with it; those in PREPARE, CREATE RULE
//! and CREATE FUNCTION … BEGIN ATOMIC are only kept for later, and told as such.
void analyseStatement(StatementAnalysis &analysis, const sql::Node &statement);

} // namespace catalpa::migrate
