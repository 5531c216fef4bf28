// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/rules/lintrules.h"
#include "sql/parsetree.h"

#include <optional>

namespace catalpa::migrate {

//! What is told of every statement of one kind, where nothing more is known about it.
struct StatementKind {
    const char *name; //!< PostgreSQL's own: "CommentStmt".
    const char *deed; //!< A sentence for people, before it is translated; %1 is the statement's object.
    std::optional<LintRule> danger = {};
    bool unforeseeable = false; //!< What it does, stands somewhere else.
};

//! Null for a kind that PostgreSQL 15 does not have.
const StatementKind *statementKind(const QString &name);

//! Whether "Nobody notices" may be said of a statement: it adds something that nobody uses yet, or reads, and changes
//! nothing that is there. A closed list; what is not on it gets another sentence. Whether the statement loses data,
//! blocks, is dangerous or takes time is not looked at.
bool goesUnnoticed(const sql::Node &statement);

} // namespace catalpa::migrate
