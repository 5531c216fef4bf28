// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/language/lexer.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool continuesWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_' || c == u'-';
}

class Lexer final {
public:
    Lexer(const QString &text, int file, Problems &problems)
        : m_text(text)
        , m_file(file)
        , m_problems(problems)
    {
    }

    QList<Token> tokens()
    {
        while (m_at < m_text.size())
            step();
        add(Token::Kind::NewLine, {}, here());
        add(Token::Kind::End, {}, here());
        return std::move(m_tokens);
    }

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(); }
    Place here() const { return {m_file, m_line, int(m_at - m_lineStart) + 1}; }
    void add(Token::Kind kind, const QString &text, const Place &place) { m_tokens += Token{kind, text, place}; }

    void step();
    void newLine();
    void skipLine();
    void skipBlockComment();
    void word();
    bool number();
    void string();
    bool escape(QString &text);
    bool unicodeEscape(QString &text);

    const QString &m_text;
    int m_file;
    Problems &m_problems;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
    QList<Token> m_tokens;
};

void Lexer::step()
{
    const QChar c = peek();
    if (c == u'\n' || c == u'\r') {
        add(Token::Kind::NewLine, {}, here());
        newLine();
    } else if (c.isSpace() || c == QChar::ByteOrderMark) {
        ++m_at;
    } else if (c == u'/' && peek(1) == u'/') {
        skipLine();
    } else if (c == u'/' && peek(1) == u'*') {
        skipBlockComment();
    } else if (c == u'"') {
        string();
    } else if ((isDigit(c) || (c == u'-' && isDigit(peek(1)))) && number()) {
        return;
    } else if (c.isLetterOrNumber() || c.isSurrogate()) {
        word();
    } else {
        add(Token::Kind::Symbol, c, here());
        ++m_at;
    }
}

void Lexer::newLine()
{
    m_at += peek() == u'\r' && peek(1) == u'\n' ? 2 : 1;
    m_lineStart = m_at;
    ++m_line;
}

void Lexer::skipLine()
{
    while (m_at < m_text.size() && peek() != u'\n' && peek() != u'\r')
        ++m_at;
}

void Lexer::skipBlockComment()
{
    const Place begin = here();
    m_at += 2;
    while (m_at < m_text.size() && !(peek() == u'*' && peek(1) == u'/')) {
        if (peek() == u'\n' || peek() == u'\r')
            newLine();
        else
            ++m_at;
    }
    if (m_at >= m_text.size())
        m_problems.add(begin, Text::tr("This comment has no end."), Text::tr("Close it with */."));
    m_at = std::min(m_at + 2, m_text.size());
}

void Lexer::word()
{
    const Place begin = here();
    const qsizetype from = m_at;
    while (m_at < m_text.size() && continuesWord(peek()))
        ++m_at;
    add(Token::Kind::Word, m_text.mid(from, m_at - from), begin);
}

//! False, with nothing read, when the digits only begin a word.
bool Lexer::number()
{
    qsizetype end = m_at + (peek() == u'-' ? 1 : 0);
    const auto skipDigits = [this, &end] {
        while (end < m_text.size() && isDigit(m_text.at(end)))
            ++end;
    };
    skipDigits();
    if (end + 1 < m_text.size() && m_text.at(end) == u'.' && isDigit(m_text.at(end + 1))) {
        ++end;
        skipDigits();
    }
    if (end < m_text.size() && continuesWord(m_text.at(end)))
        return false;
    add(Token::Kind::Number, m_text.mid(m_at, end - m_at), here());
    m_at = end;
    return true;
}

void Lexer::string()
{
    const Place begin = here();
    QString text;
    ++m_at;
    while (m_at < m_text.size() && peek() != u'"' && peek() >= u' ') {
        if (peek() != u'\\') {
            text += peek();
            ++m_at;
        } else if (!escape(text)) {
            m_problems.add(here(), Text::tr("This escape sequence is not known."),
                           Text::tr("Write \\\\ for a backslash, or \\n, \\r, \\t, \\\" or \\u with four digits."));
            m_at += 2;
        }
    }
    if (peek() == u'"')
        ++m_at;
    else
        m_problems.add(begin, Text::tr("This text has no end on its line."), Text::tr("Close it with a quote."));
    add(Token::Kind::String, text, begin);
}

bool Lexer::escape(QString &text)
{
    static const QHash<char16_t, QChar> meanings{{u'n', u'\n'},  {u'r', u'\r'}, {u't', u'\t'}, {u'"', u'"'},
                                                 {u'\\', u'\\'}, {u'/', u'/'},  {u'b', u'\b'}, {u'f', u'\f'}};
    if (peek(1) == u'u')
        return unicodeEscape(text);
    const auto meaning = meanings.constFind(peek(1).unicode());
    if (meaning == meanings.cend())
        return false;
    text += *meaning;
    m_at += 2;
    return true;
}

bool Lexer::unicodeEscape(QString &text)
{
    bool isNumber = false;
    const QString digits = m_text.mid(m_at + 2, 4);
    const ushort unit = digits.toUShort(&isNumber, 16);
    if (!isNumber || digits.size() != 4 || digits.startsWith(u'+'))
        return false;
    text += QChar(unit);
    m_at += 6;
    return true;
}

} // namespace

QList<Token> tokensOf(const SourceFile &file, int index, Problems &problems)
{
    return Lexer(file.text, index, problems).tokens();
}

} // namespace catalpa::prisma
