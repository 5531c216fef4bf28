// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/statementanalysis.h"

namespace catalpa::migrate {

//! A constraint of CREATE TABLE or ALTER TABLE. \a onNewColumn: the column comes without value, so that a foreign key
//! has nothing to check. Returns its lock on \a table.
Lock analyseConstraint(StatementAnalysis &analysis, const sql::Node &constraint, const QString &table,
                       const QStringList &columns, bool onNewColumn);

} // namespace catalpa::migrate
