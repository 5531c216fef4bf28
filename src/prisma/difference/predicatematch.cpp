// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/difference/predicatematch.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

//! What counts of \a predicate, as words and signs.
QStringList essence(const QString &predicate)
{
    // A literal or a number in parentheses with the type that PostgreSQL writes behind it; a quoted name; a word or
    // number; a sign.
    static const QString type =
        uR"re(::(?:"(?:[^"]|"")*"|[\w.]+(?: varying| precision| with(?:out)? time zone)?)+(?:\(\d+(?:,\d+)?\))?(?:\[\])?)re"_s;
    static const QRegularExpression token(
        uR"re(('(?:[^']|'')*')(?:%1)?|\((\d+(?:\.\d+)?)\)%1|"((?:[^"]|"")*)"|([\w$]+(?:\.\d+)?)|([<>=!~@#%^&|`?*/+-]+|::|\S))re"_s
            .arg(type),
        QRegularExpression::UseUnicodePropertiesOption);
    static const QStringList words{u"AND"_s, u"OR"_s, u"NOT"_s, u"IS"_s, u"NULL"_s, u"TRUE"_s, u"FALSE"_s};
    QStringList parts;
    for (auto matches = token.globalMatch(predicate); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString part = match.captured(match.lastCapturedIndex());
        if (match.lastCapturedIndex() == 5)
            parts += part == u"!=" ? u"<>"_s : part;
        else if (match.lastCapturedIndex() == 4 && words.contains(part.toUpper()))
            parts += part.toUpper();
        else
            parts += part;
    }
    parts.removeAll(u"("_s);
    parts.removeAll(u")"_s);
    return parts;
}

} // namespace

bool arePredicatesEqual(const QString &one, const QString &other)
{
    return one == other || (!one.isEmpty() && !other.isEmpty() && essence(one) == essence(other));
}

} // namespace catalpa::prisma
