// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace catalpa::sql {

//! What PostgreSQL's own scanner or grammar cannot read.
struct SyntaxError {
    QString message; //!< As PostgreSQL says it, in English.
    qsizetype position = 0; //!< Byte of the text, 0-based.

    bool operator==(const SyntaxError &) const = default;
};

//! One token of SQL; a comment is one, too.
struct Token {
    enum class Kind { Word, Sign, Comment, Other }; //!< Word: keyword or name without quotes. Sign: one character.

    qsizetype begin = 0; //!< Bytes of the whole text.
    qsizetype end = 0;
    Kind kind = Kind::Other;
};

struct Tokens {
    QList<Token> tokens;
    qsizetype end = 0; //!< Where to go on; behind the place where this scan began.
    std::optional<SyntaxError> error; //!< What was passed over.
};

//! The tokens from byte \a from on, which must not be within one, as PostgreSQL's scanner (libpg_query, PostgreSQL 15)
//! reads them. In text that is not UTF-8 it may err, but it always goes on. Comes back before the end of the text, so
//! that 10 MB of SQL never are 10 million tokens at once.
Tokens scan(QByteArrayView sql, qsizetype from);

} // namespace catalpa::sql
