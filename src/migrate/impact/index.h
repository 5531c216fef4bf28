// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"

namespace catalpa::migrate {

//! CREATE INDEX, DROP INDEX, REINDEX, CLUSTER, VACUUM: tells what \a statement locks and does, and leaves the simulated
//! schema as the statement leaves the database. False when the statement is of another family.
bool analyseIndex(StatementAnalysis &analysis, const sql::Node &statement);

} // namespace catalpa::migrate
