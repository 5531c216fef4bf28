// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"

namespace catalpa::migrate {

//! The rest: triggers, functions, comments, settings.
void analyseOther(StatementAnalysis &analysis, const sql::Node &statement);

} // namespace catalpa::migrate
