// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "schema/snapshot.h"

namespace catalpa::schema {

//! The SQL that takes tables of the shape \a from to the shape \a to, in the form of `prisma migrate diff`: with a
//! comment over each statement, in an order that runs; empty when there is nothing to do. For tables, columns,
//! constraints and indexes, types, functions, views and what else stands beside tables. Statements by which values are
//! lost, or that can fail because of what is in the tables, are announced in a comment at the top. Names of "public"
//! are written without the schema, as Prisma writes them.
//!
//! ErrorKind::Invalid, with a sentence that names it, for what it cannot express: aggregates, changes of composite
//! types, domains and collations, partitions, changes of numbering, of a column's collation, or to a type to which
//! PostgreSQL does not turn the old one by itself. Rights and owners are passed over. Pure.
Result<QByteArray> sqlFor(const SchemaSnapshot &from, const SchemaSnapshot &to);

} // namespace catalpa::schema
