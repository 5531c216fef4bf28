// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/language/ast.h"
#include "prisma/language/lexer.h"

namespace catalpa::prisma {

//! Walks through the tokens of one file. After a problem the rest of the line is passed over.
class TokenReader final {
public:
    TokenReader(QList<Token> tokens, Problems &problems);

    const Token &peek(qsizetype ahead = 0) const;
    Token take();
    bool takeIf(QChar symbol);
    //! The next token stands where this one, of \a length characters, ends.
    bool isNextTo(const Place &place, qsizetype length) const;
    //! Tells a problem, unless the symbol stands there; then it is taken.
    bool expect(QChar symbol);
    bool atEnd() const { return peek().kind == Token::Kind::End; }
    bool atLineEnd() const { return peek().kind == Token::Kind::NewLine || atEnd(); }
    void skipLine();
    void skipEmptyLines();
    //! Tells that \a what was expected where the reader stands.
    void unexpected(const QString &what);
    Problems &problems() { return m_problems; }

    //! "name" or "name.other".
    QString path();
    Expression expression();
    enum class LastComma { Refused, Allowed };
    //! What stands between parentheses; nothing when there are none.
    std::vector<Argument> arguments(LastComma comma = LastComma::Refused);

private:
    std::vector<Argument> list(QChar end, LastComma comma = LastComma::Refused);
    Argument argument();

    QList<Token> m_tokens;
    Problems &m_problems;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace catalpa::prisma
