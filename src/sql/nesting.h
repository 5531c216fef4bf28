// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sql/sqlscan.h"

namespace catalpa::sql {

//! Levels of a parse tree that are read, as many as the stack of PostgreSQL's grammar has. libpg_query writes a tree by
//! recursion without a look at its own stack: 10,000 levels take 1.5 MB of it, and a thread has 8 MB.
constexpr qsizetype deepestTree = 10'000;

//! Where \a statement, one statement of SQL, gets deeper than deepestTree: "stack depth limit exceeded", PostgreSQL's
//! own words. Deep are chains of operators (1 + 1 + …), of joins and of unions; lists, and chains of AND or OR, are
//! not. Nesting to the right, such as parentheses, is bounded by the grammar itself.
std::optional<SyntaxError> tooDeep(QByteArrayView statement);

} // namespace catalpa::sql
