// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/parseint.h"

#include <limits>

namespace catalpa::serve {
namespace {

constexpr qint64 largest = std::numeric_limits<qint32>::max();
constexpr qint64 smallest = std::numeric_limits<qint32>::min();

//! What String.prototype.trim() takes away (ECMA-262, WhiteSpace and LineTerminator).
bool isBlank(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= u'\t' && code <= u'\r') || code == 0xfeff || character.category() == QChar::Separator_Space
        || code == 0x2028 || code == 0x2029;
}

int digitOf(QChar character, int base)
{
    const char16_t code = character.toLower().unicode();
    const int digit = code >= u'0' && code <= u'9' ? code - u'0'
        : code >= u'a' && code <= u'f'             ? code - u'a' + 10
                                                   : base;
    // toLower() makes an ASCII letter of the Kelvin sign alone, which is no hexadecimal digit.
    return digit < base && character.unicode() < 0x80 ? digit : -1;
}

} // namespace

std::optional<qint64> parseInt(QStringView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.mid(1);
    const bool isNegative = text.startsWith(u'-');
    if (isNegative || text.startsWith(u'+'))
        text = text.mid(1);
    const int base = text.startsWith(QStringView(u"0x"), Qt::CaseInsensitive) ? 16 : 10;
    if (base == 16)
        text = text.mid(2);
    qint64 number = 0;
    qsizetype digits = 0;
    for (; digits < text.size() && digitOf(text.at(digits), base) >= 0; ++digits)
        number = qMin(number * base + digitOf(text.at(digits), base), 2 * largest);
    const qint64 value = isNegative ? -number : number;
    if (digits == 0 || value > largest || value < smallest)
        return std::nullopt;
    return value;
}

std::optional<qint64> recordNumber(QStringView text)
{
    for (const QChar character : text) {
        if (digitOf(character, 10) < 0)
            return std::nullopt;
    }
    return parseInt(text);
}

} // namespace catalpa::serve
