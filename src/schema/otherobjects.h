// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/diffscript.h"
#include "schema/snapshot.h"

#include <optional>

namespace catalpa::schema {

//! What has to be done about everything that is not a table, a column, a constraint or an index.
struct OtherObjects {
    DiffScript script; //!< Only with what this is about.
    QString refusal; //!< Why it cannot be written, as a sentence; empty when it can.
};

//! Extensions (made, never dropped), types, sequences, collations, functions, views, triggers, row level security,
//! policies, rules and statistics. Rights and owners are passed over: they are decided for each database. Pure.
OtherObjects otherObjects(const SchemaSnapshot &from, const SchemaSnapshot &to);

} // namespace catalpa::schema
