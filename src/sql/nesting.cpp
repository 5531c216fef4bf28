// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/nesting.h"

#include <QtCore/QByteArrayList>

#include <algorithm>

namespace catalpa::sql {
namespace {

//! How deep the tree is that the tokens so far make at most.
class Depth {
public:
    void take(const Token &token, QByteArrayView text);
    qsizetype now() const { return m_levels.constLast(); }

private:
    void takeWord(const QByteArray &word);
    void open() { m_levels += 0; }
    void close();
    void deepen() { ++m_levels.last(); }
    void separate() { m_levels.last() = 0; }

    QList<qsizetype> m_levels{0}; //!< Of what is open, the depth of the expression that is being read.
};

void Depth::take(const Token &token, QByteArrayView text)
{
    static constexpr QByteArrayView operators("+-*/<>=~!@#%^&|`?:");
    if (token.kind == Token::Kind::Comment)
        return;
    if (token.kind == Token::Kind::Word)
        return takeWord(text.toByteArray().toUpper());
    const char sign = text.front();
    if (sign == '(' || sign == '[')
        open();
    else if (sign == ')' || sign == ']')
        close();
    else if (sign == ',' || sign == ';')
        separate();
    else if (operators.contains(sign))
        deepen();
}

void Depth::takeWord(const QByteArray &word)
{
    // Words by which the grammar puts what was read before below what comes next.
    static const QByteArrayList deepening{"UNION",   "INTERSECT", "EXCEPT",  "JOIN",     "IS",      "ISNULL",
                                          "NOTNULL", "COLLATE",   "AT",      "NOT",      "LIKE",    "ILIKE",
                                          "SIMILAR", "IN",        "BETWEEN", "OVERLAPS", "OPERATOR"};
    static const QByteArrayList separating{"AND", "OR", "WHEN", "THEN", "ELSE"};
    if (word == "CASE")
        open();
    else if (word == "END")
        close();
    else if (separating.contains(word))
        separate();
    else if (deepening.contains(word))
        deepen();
}

void Depth::close()
{
    if (m_levels.size() < 2)
        return;
    const qsizetype inner = m_levels.takeLast();
    m_levels.last() = std::max(m_levels.constLast(), inner) + 1;
}

} // namespace

std::optional<SyntaxError> tooDeep(QByteArrayView statement)
{
    if (statement.size() < deepestTree) // A level is one byte at least.
        return std::nullopt;
    Depth depth;
    for (qsizetype at = 0; at < statement.size();) {
        const Tokens found = scan(statement, at);
        for (const Token &token : found.tokens) {
            depth.take(token, statement.sliced(token.begin, token.end - token.begin));
            if (depth.now() > deepestTree)
                return SyntaxError{QStringLiteral("stack depth limit exceeded"), token.begin};
        }
        at = found.end;
    }
    return std::nullopt;
}

} // namespace catalpa::sql
