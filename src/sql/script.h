// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sql/sqlscan.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QJsonObject>

namespace catalpa::sql {

//! One statement of a script, or one of psql's own commands.
struct Statement {
    qsizetype begin = 0; //!< Byte of its first character that is neither blank nor comment.
    qsizetype end = 0; //!< Byte behind its semicolon, or of the script's end.
    QByteArrayList words; //!< Its first keywords or names without quotes, upper case, outside parentheses, at most 16.
    //! PostgreSQL's parse tree: {"IndexStmt": {...}}, places in bytes from \a begin. Empty when PostgreSQL 15 refuses
    //! it, when it is longer than 64 kB or deeper than a tree that is read (sql/nesting.h, and 1024 levels of JSON),
    //! and in the long run of a script's data (see scriptOf()).
    QJsonObject tree;
    //! The rows behind COPY … FROM STDIN, up to the line \\. that ends them, in bytes of the script; 0 and 0 for none.
    qsizetype rowsBegin = 0;
    qsizetype rowsEnd = 0;

    //! COMMIT, END, ROLLBACK, ABORT, PREPARE TRANSACTION; not ROLLBACK TO a savepoint.
    bool endsTransaction() const;
    //! BEGIN, START TRANSACTION.
    bool beginsTransaction() const;
    //! Refused by PostgreSQL inside a transaction block (SQLSTATE 25001) and beside other statements in one text.
    //! Source: the callers of PreventInTransactionBlock() in postgres/postgres, REL_15_STABLE.
    bool mustRunAlone() const;
    //! COPY … FROM STDIN: its rows stand behind it, in psql's way, and are sent apart from the text.
    bool copiesFromClient() const;
    //! A line that begins with a backslash, for psql and not for the server.
    bool isPsqlCommand() const;
    bool operator==(const Statement &) const = default;
};

//! A script, taken apart.
struct Script {
    QList<Statement> statements;
    std::optional<SyntaxError> error; //!< The first thing in it that PostgreSQL 15 cannot read. A newer server may.
};

//! Takes a script apart with PostgreSQL's own scanner and parser, in any thread, behind its byte order mark if it has
//! one. Parentheses, and the bodies of SQL
//! functions between BEGIN ATOMIC and END, do not end a statement (as in psql: src/fe_utils/psqlscan.l); the rows
//! between COPY … FROM STDIN and \\. are passed over. Texts are taken with standard_conforming_strings on.
//! INSERT, UPDATE, DELETE and the like get a tree only within the first 256 kB of them: one is like the next, and the
//! trees of 10 MB would fill the memory.
Script scriptOf(QByteArrayView sql);

//! Only where they are: faster, and without trees.
QList<Statement> statementsOf(QByteArrayView sql);

//! The same with the trees of those that perhaps must run alone; enough for sectionsOf().
Script outlineOf(QByteArrayView sql);

//! The tree of one statement of \a sql, whatever its length; never deeper than deepestTree.
QJsonObject treeOf(QByteArrayView sql, const Statement &statement, std::optional<SyntaxError> *error = nullptr);

} // namespace catalpa::sql
