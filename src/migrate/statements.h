// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QList>

namespace catalpa::migrate {

//! One statement of a script.
struct Statement {
    qsizetype begin = 0; //!< Byte of its first character that is neither blank nor comment.
    qsizetype end = 0; //!< Byte behind its semicolon, or of the script's end.
    QByteArrayList words; //!< Its first keywords or names, at most four, upper case.

    //! COMMIT, END, ROLLBACK, ABORT, PREPARE TRANSACTION; not ROLLBACK TO a savepoint.
    bool endsTransaction() const;
    bool operator==(const Statement &) const = default;
};

//! Where the statements of a script are, by the rules of psql's own scanner: quotes, dollar quotes, nested comments,
//! parentheses and the bodies of SQL functions between BEGIN ATOMIC and END do not end a statement. Texts are taken
//! with standard_conforming_strings on. For places and warnings only; what is sent to the server is the whole file.
//! Source: postgres/postgres, src/fe_utils/psqlscan.l (REL_15_STABLE).
QList<Statement> statementsOf(QByteArrayView sql);

} // namespace catalpa::migrate
