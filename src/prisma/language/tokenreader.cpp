// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/language/tokenreader.h"

#include "base/text.h"

#include <QtCore/QScopeGuard>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

//! Nobody writes this by hand, and a deeper one must not use up the stack.
constexpr int deepest = 50;

} // namespace

TokenReader::TokenReader(QList<Token> tokens, Problems &problems)
    : m_tokens(std::move(tokens))
    , m_problems(problems)
{
}

const Token &TokenReader::peek(qsizetype ahead) const
{
    return m_tokens.at(std::min(m_at + ahead, m_tokens.size() - 1));
}

Token TokenReader::take()
{
    const Token token = peek();
    if (!atEnd())
        ++m_at;
    return token;
}

bool TokenReader::takeIf(QChar symbol)
{
    if (!peek().is(symbol))
        return false;
    take();
    return true;
}

bool TokenReader::isNextTo(const Place &place, qsizetype length) const
{
    return peek().place.line == place.line && peek().place.column == place.column + length;
}

bool TokenReader::expect(QChar symbol)
{
    if (takeIf(symbol))
        return true;
    unexpected(u"“%1”"_s.arg(symbol));
    return false;
}

void TokenReader::skipLine()
{
    while (!atLineEnd())
        take();
    if (!atEnd())
        take();
}

void TokenReader::skipEmptyLines()
{
    while (peek().kind == Token::Kind::NewLine)
        take();
}

void TokenReader::unexpected(const QString &what)
{
    const QList<Problem> &told = m_problems.list();
    if (!told.isEmpty() && told.last().place.file == peek().place.file && told.last().place.line == peek().place.line)
        return; // One mistake on a line is enough: the others follow from it.
    const QString found = atLineEnd() ? Text::tr("the line ends") : Text::tr("there is “%1”").arg(peek().text);
    m_problems.add(peek().place, Text::tr("Expected %1, but %2.").arg(what, found));
}

QString TokenReader::path()
{
    const Place begin = peek().place;
    QString text = take().text;
    while (peek().is(u'.') && peek(1).kind == Token::Kind::Word) {
        bool isTogether = isNextTo(begin, text.size());
        take();
        isTogether = isTogether && isNextTo(begin, text.size() + 1);
        if (!isTogether)
            m_problems.add(begin, Text::tr("There is a space at the dot in this name."), Text::tr("Leave it out."));
        text += u'.' + take().text;
    }
    return text;
}

Expression TokenReader::expression()
{
    using Kind = Expression::Kind;
    const Place place = peek().place;
    if (++m_depth > deepest) {
        m_problems.add(place, Text::tr("This is nested too deeply."));
        skipLine();
    }
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (peek().kind == Token::Kind::Number)
        return {Kind::Number, take().text, {}, place};
    if (peek().kind == Token::Kind::String)
        return {Kind::String, take().text, {}, place};
    if (takeIf(u'['))
        return {Kind::Array, {}, list(u']'), place};
    if (takeIf(u'{'))
        return {Kind::Object, {}, list(u'}'), place};
    if (peek().kind == Token::Kind::Word) {
        const QString name = path();
        if (peek().is(u'('))
            return {Kind::Function, name, arguments(), place};
        return {Kind::Constant, name, {}, place};
    }
    unexpected(Text::tr("a value"));
    return {Kind::Missing, {}, {}, place};
}

std::vector<Argument> TokenReader::arguments(LastComma comma)
{
    return takeIf(u'(') ? list(u')', comma) : std::vector<Argument>();
}

std::vector<Argument> TokenReader::list(QChar end, LastComma comma)
{
    std::vector<Argument> read;
    if (takeIf(end))
        return read;
    for (;;) {
        read.push_back(end == u']' ? Argument{{}, expression(), peek().place} : argument());
        const bool isRead = read.back().value.kind != Expression::Kind::Missing;
        if (!isRead || takeIf(end) || !expect(u','))
            return read;
        if (end != u']' && peek().is(end)) {
            if (comma == LastComma::Refused)
                m_problems.add(peek().place, Text::tr("A comma stands behind the last argument."),
                               Text::tr("Leave it out."));
            take();
            return read;
        }
    }
}

Argument TokenReader::argument()
{
    const Place place = peek().place;
    if (peek().kind == Token::Kind::Word && peek(1).is(u':')) {
        const QString name = take().text;
        take();
        return {name, expression(), place};
    }
    return {{}, expression(), place};
}

} // namespace catalpa::prisma
