// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/statements.h"

namespace catalpa::migrate {
namespace {

bool startsWord(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_'
        || static_cast<unsigned char>(byte) >= 0x80;
}

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool continuesWord(char byte)
{
    return startsWord(byte) || isDigit(byte) || byte == '$';
}

bool isBlank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

class Scanner {
public:
    explicit Scanner(QByteArrayView sql)
        : m_sql(sql)
    {
    }

    QList<Statement> run();

private:
    char at(qsizetype place) const { return place < m_sql.size() ? m_sql[place] : '\0'; }
    bool skipComment();
    void skipQuoted(char quote, bool backslashEscapes);
    bool skipDollarQuoted();
    void takeWord();
    void trackBody(const QByteArray &word);
    bool isRoutine() const;
    void takeAny();
    void endStatement();

    QByteArrayView m_sql;
    qsizetype m_at = 0;
    QList<Statement> m_statements;
    Statement m_current;
    bool m_begun = false;
    int m_parentheses = 0;
    int m_body = 0; //!< Depth of BEGIN ATOMIC … END and CASE … END within it.
};

QList<Statement> Scanner::run()
{
    while (m_at < m_sql.size()) {
        if (isBlank(at(m_at))) {
            ++m_at;
        } else if (!skipComment()) {
            if (!m_begun && at(m_at) != ';') {
                m_begun = true;
                m_current.begin = m_at;
            }
            takeAny();
        }
    }
    endStatement();
    return m_statements;
}

bool Scanner::skipComment()
{
    if (at(m_at) == '-' && at(m_at + 1) == '-') {
        while (m_at < m_sql.size() && at(m_at) != '\n' && at(m_at) != '\r')
            ++m_at;
        return true;
    }
    if (at(m_at) != '/' || at(m_at + 1) != '*')
        return false;
    int depth = 0;
    do {
        const bool opens = at(m_at) == '/' && at(m_at + 1) == '*';
        const bool closes = at(m_at) == '*' && at(m_at + 1) == '/';
        depth += opens ? 1 : closes ? -1 : 0;
        m_at += opens || closes ? 2 : 1;
    } while (depth > 0 && m_at < m_sql.size());
    return true;
}

void Scanner::skipQuoted(char quote, bool backslashEscapes)
{
    for (++m_at; m_at < m_sql.size() && at(m_at) != quote; ++m_at) {
        if (backslashEscapes && at(m_at) == '\\')
            ++m_at;
    }
    ++m_at;
}

bool Scanner::skipDollarQuoted()
{
    qsizetype tagEnd = m_at + 1;
    if (!isDigit(at(tagEnd))) {
        while (continuesWord(at(tagEnd)) && at(tagEnd) != '$')
            ++tagEnd;
    }
    if (at(tagEnd) != '$')
        return false;
    const QByteArrayView tag = m_sql.sliced(m_at, tagEnd + 1 - m_at);
    const qsizetype close = m_sql.indexOf(tag, tagEnd + 1);
    m_at = close < 0 ? m_sql.size() : close + tag.size();
    return true;
}

void Scanner::takeWord()
{
    const qsizetype begin = m_at;
    while (continuesWord(at(m_at)))
        ++m_at;
    const QByteArray word = m_sql.sliced(begin, m_at - begin).toByteArray().toUpper();
    if (word == "E" && at(m_at) == '\'') {
        skipQuoted('\'', true);
        return;
    }
    if (m_current.words.size() < 4)
        m_current.words += word;
    if (m_parentheses == 0 && isRoutine())
        trackBody(word);
}

void Scanner::trackBody(const QByteArray &word)
{
    if (word == "BEGIN" || (word == "CASE" && m_body > 0))
        ++m_body;
    else if (word == "END" && m_body > 0)
        --m_body;
}

bool Scanner::isRoutine() const
{
    const QByteArrayList &words = m_current.words;
    if (words.value(0) != "CREATE")
        return false;
    const QByteArray kind = words.value(1) == "OR" ? words.value(3) : words.value(1);
    return kind == "FUNCTION" || kind == "PROCEDURE";
}

void Scanner::takeAny()
{
    const char byte = at(m_at);
    if (startsWord(byte))
        return takeWord();
    if (byte == '\'' || byte == '"')
        return skipQuoted(byte, false);
    if (byte == '$' && skipDollarQuoted())
        return;
    if (isDigit(byte)) { // So that the E of 1E5 is no word.
        while (continuesWord(at(m_at)))
            ++m_at;
        return;
    }
    ++m_at;
    if (byte == '(')
        ++m_parentheses;
    else if (byte == ')' && m_parentheses > 0)
        --m_parentheses;
    else if (byte == ';' && m_parentheses == 0 && m_body == 0)
        endStatement();
}

void Scanner::endStatement()
{
    if (m_begun) {
        m_current.end = m_at;
        m_statements += m_current;
    }
    m_current = {};
    m_begun = false;
    m_parentheses = 0;
    m_body = 0;
}

} // namespace

bool Statement::endsTransaction() const
{
    const QByteArray first = words.value(0);
    if (first == "COMMIT" || first == "END" || first == "ABORT")
        return true;
    if (first == "ROLLBACK")
        return !words.contains("TO");
    return first == "PREPARE" && words.value(1) == "TRANSACTION";
}

QList<Statement> statementsOf(QByteArrayView sql)
{
    return Scanner(sql).run();
}

} // namespace catalpa::migrate
