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

//! What separates words: not everything that is white.
bool isSpace(QChar c)
{
    return c == u'\t' || c.category() == QChar::Separator_Space;
}

bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r';
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
        if (peek() == QChar::ByteOrderMark) {
            m_problems.add(here(), Text::tr("The file begins with a byte order mark, which Prisma does not read."),
                           Text::tr("Save it as UTF-8 without one."));
            ++m_at;
        }
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

    char32_t letter() const;
    bool continuesWord(qsizetype at) const;
    bool beginsLine() const;
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
    int m_depth = 0; //!< Of parentheses and brackets.
    int m_file;
    Problems &m_problems;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
    QList<Token> m_tokens;
};

//! That stands here, of any plane.
char32_t Lexer::letter() const
{
    return peek().isHighSurrogate() && peek(1).isLowSurrogate() ? QChar::surrogateToUcs4(peek(), peek(1))
                                                                : char32_t(peek().unicode());
}

bool Lexer::continuesWord(qsizetype at) const
{
    const QChar c = at < m_text.size() ? m_text.at(at) : QChar();
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_' || c == u'-';
}

//! A brace begins and ends one, too.
bool Lexer::beginsLine() const
{
    return m_depth == 0
        && (m_tokens.isEmpty() || m_tokens.constLast().kind == Token::Kind::NewLine || m_tokens.constLast().is(u'{')
            || m_tokens.constLast().is(u'}'));
}

void Lexer::step()
{
    const QChar c = peek();
    if (endsLine(c)) {
        add(Token::Kind::NewLine, {}, here());
        newLine();
    } else if (isSpace(c)) {
        ++m_at;
    } else if (c == u'/' && peek(1) == u'/') {
        skipLine();
    } else if (c == u'/' && peek(1) == u'*') {
        skipBlockComment();
    } else if (c == u'"') {
        string();
    } else if ((isDigit(c) || (c == u'-' && isDigit(peek(1)))) && number()) {
        return;
    } else if (QChar::isLetterOrNumber(letter())) {
        word();
    } else {
        m_depth = qMax(0, m_depth + (c == u'(' || c == u'[' ? 1 : c == u')' || c == u']' ? -1 : 0));
        const int units = QChar::requiresSurrogates(letter()) ? 2 : 1;
        add(Token::Kind::Symbol, m_text.mid(m_at, units), here());
        m_at += units;
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
    while (m_at < m_text.size() && !endsLine(peek()))
        ++m_at;
}

//! One may stand before what a line says, and one behind it: at its end.
void Lexer::skipBlockComment()
{
    const Place begin = here();
    const bool isBefore = beginsLine();
    m_at += 2;
    while (m_at < m_text.size() && !(peek() == u'*' && peek(1) == u'/')) {
        if (endsLine(peek()))
            newLine();
        else
            ++m_at;
    }
    if (m_at >= m_text.size())
        m_problems.add(begin, Text::tr("This comment has no end."), Text::tr("Close it with */."));
    m_at = std::min(m_at + 2, m_text.size());
    while (m_at < m_text.size() && isSpace(peek()))
        ++m_at;
    if (!isBefore && (m_depth > 0 || (m_at < m_text.size() && !endsLine(peek()))))
        m_problems.add(begin, Text::tr("Prisma reads no comment in the middle of a line."),
                       Text::tr("Put it at the end of the line, or on a line of its own."));
}

void Lexer::word()
{
    const Place begin = here();
    const qsizetype from = m_at;
    while (continuesWord(m_at))
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
    if (continuesWord(end))
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
