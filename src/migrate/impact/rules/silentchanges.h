// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"
#include "sql/parsetree.h"

namespace catalpa::migrate {

//! Dangers of what changes what others read or write without any of their statements failing: rules, casts, operators,
//! counters, tables without a log, records that are hidden. What a migration has made itself is not concerned. Pure.
void analyseSilentChanges(StatementAnalysis &analysis, const sql::Node &statement);

//! The same for a function that is called: setval().
void analyseCounterCall(StatementAnalysis &analysis, const sql::Node &call);

} // namespace catalpa::migrate
