// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace catalpa::schema {

//! What readSnapshot() asks: $1 the schemas' names, $2 the names under which they are shown, $3 whether
//! extensions, rights and owners are wanted. A row for each object:
//! kind, schema, table, name, definition, and details as JSON.
//!
//! With an empty search_path PostgreSQL writes every name outside pg_catalog with its schema. Everything is joined with
//! "spaces", so that the setting is made before any definition is written. pg_get_expr() with a table locks it for a
//! moment (ACCESS SHARE), as the functions for views, CHECK constraints and indexes on expressions do; without one not.
extern const char *const snapshotQuery;

} // namespace catalpa::schema
