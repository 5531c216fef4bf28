// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/letters.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include <algorithm>

namespace catalpa::filing {
namespace {

bool isBetween(char32_t letter, char32_t first, char32_t last)
{
    return letter >= first && letter <= last;
}

bool isUnseen(char32_t letter)
{
    return letter < 0x20 || isBetween(letter, 0x7f, 0x9f) || letter == 0xad || isBetween(letter, 0x200b, 0x200f)
        || isBetween(letter, 0x2028, 0x202e) || isBetween(letter, 0x2060, 0x2064) || letter == 0xfeff;
}

bool isPunctuation(char32_t letter)
{
    static constexpr std::u32string_view others = U"<>=|~^`´¨";
    return u_ispunct(UChar32(letter)) || u_isspace(UChar32(letter)) || isUnseen(letter)
        || others.find(letter) != others.npos;
}

constexpr qsizetype lettersBefore = 10; //!< Of which it matters what closes them.

//! What closes a bracket or a quotation mark; a null character for what is none.
QChar closingOf(QChar opening)
{
    static constexpr std::u16string_view openings = u"\"«»„“”‹›[({<〈《「『【（［";
    static constexpr std::u16string_view closings = u"\"»«“””›‹])}>〉》」』】）］";
    const auto at = openings.find(opening.unicode());
    const bool isOpening = at != std::u16string_view::npos && (openings[at] != closings[at] || opening == u'"');
    return isOpening ? QChar(closings[at]) : QChar();
}

//! The text without the first of what closes each of \a before.
QString withoutClosing(QString text, const QString &before)
{
    for (const QChar opening : before) {
        const QChar closing = closingOf(opening);
        qsizetype at = closing.isNull() ? -1 : text.indexOf(closing);
        if (at < 0 && opening == u'„')
            at = text.indexOf(u'”');
        if (at >= 0)
            text.remove(at, 1);
    }
    return text;
}

} // namespace

qsizetype letterCount(const QString &text)
{
    return text.size()
        - std::count_if(text.begin(), text.end(), [](QChar character) { return character.isLowSurrogate(); });
}

QString leftLetters(const QString &text, qsizetype count)
{
    qsizetype end = 0;
    while (count-- > 0 && end < text.size())
        end += text.at(end).isHighSurrogate() ? 2 : 1;
    return text.left(end);
}

QString inSmallLetters(const QString &text)
{
    QString small(text.size() * 3, Qt::Uninitialized);
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size =
        u_strToLower(reinterpret_cast<UChar *>(small.data()), int32_t(small.size()),
                     reinterpret_cast<const UChar *>(text.utf16()), int32_t(text.size()), "und", &status);
    return U_SUCCESS(status) ? small.left(size) : text;
}

QString withoutPunctuation(const QString &text)
{
    qsizetype start = 0;
    while (start < text.size()) {
        const bool isPair = text.at(start).isHighSurrogate() && start + 1 < text.size();
        const char32_t letter =
            isPair ? QChar::surrogateToUcs4(text.at(start), text.at(start + 1)) : char32_t(text.at(start).unicode());
        if (!isPunctuation(letter))
            break;
        start += isPair ? 2 : 1;
    }
    return withoutClosing(text.mid(start), leftLetters(text.left(start), lettersBefore));
}

} // namespace catalpa::filing
