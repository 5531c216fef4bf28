// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/tablefacts.h"
#include "sql/parsetree.h"

namespace catalpa::migrate {

//! A column as a ColumnDef describes it. serial and its kin become the integer that they are.
ColumnFact columnFact(const sql::Node &definition);

//! serial, smallserial, bigserial: a default that gives each row a number of its own.
bool isSerial(const sql::Node &typeName);

//! Whether ALTER COLUMN … TYPE leaves the rows as they are. When in doubt, no: a narrower type, or a USING that
//! computes. Source: ATColumnChangeRequiresRewrite() in src/backend/commands/tablecmds.c, and varchar_support(),
//! numeric_support() and timestamp_support() of PostgreSQL 15.
bool keepsRows(const ColumnFact &from, const ColumnFact &to);

//! Whether every value of \a from is the same value in \a to.
bool keepsValues(const ColumnFact &from, const ColumnFact &to);

//! Whether an expression may answer anew for each row, so that a column with it as its default must be written into
//! each row. Functions that are not known count as such only when they are in \a volatileFunctions.
bool isVolatile(const sql::Node &expression, const QSet<QString> &volatileFunctions);

} // namespace catalpa::migrate
