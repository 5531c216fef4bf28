// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"

namespace catalpa::migrate {

//! What \a statement gives away, switches off, reaches beyond the tables, or takes along with CASCADE; and what of it
//! cannot be told. Looks at the statement itself and at every expression in it.
void analyseRisks(StatementAnalysis &analysis, const sql::Node &statement);

} // namespace catalpa::migrate
