// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/sortname.h"

#include "core/filing/corporatename.h"
#include "core/filing/familylast.h"
#include "core/filing/letters.h"
#include "core/filing/nameorder.h"
#include "core/filing/severalpeople.h"
#include "core/filing/titledname.h"

#include <QtCore/QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;
using namespace catalpa::filing;

namespace catalpa {
namespace {

constexpr qsizetype longestName = 500; //!< In code points.

QString tidied(const QString &name)
{
    static const QRegularExpression blanks(
        uR"([\x{1}-\x{20}\x{7f}-\x{a0}\x{1680}\x{2000}-\x{200b}\x{2028}-\x{202f}\x{205f}\x{2060}\x{3000}\x{feff}]+)"_s);
    QString text = QString(name).replace(blanks, u" "_s);
    if (text.startsWith(u' '))
        text.remove(0, 1);
    if (text.endsWith(u' '))
        text.chop(1);
    static const QRegularExpression marks(uR"([\x{300}-\x{36f}])"_s);
    return text.contains(marks) ? text.normalized(QString::NormalizationForm_C) : text;
}

//! Han, Kana and Hangul.
bool isEastAsian(QChar letter)
{
    return letter >= QChar(0x2e80) && letter <= QChar(0xd7a3);
}

template <std::size_t size>
std::optional<SortName> firstAnswer(const std::array<NameRule, size> &rules, NameParts &parts)
{
    for (const NameRule rule : rules) {
        if (auto filed = rule(parts))
            return filed;
    }
    return std::nullopt;
}

} // namespace

SortName authorSortName(const QString &name, const QString &country)
{
    if (letterCount(name) > longestName)
        return {name, true};
    NameParts parts;
    parts.name = tidied(name);
    if (!parts.name.contains(u' ') || isEastAsian(parts.name.back()))
        return {parts.name};
    static constexpr std::array<NameRule, 3> ofTheWhole{&leaveTheFirstPerson, &setBracketsAside, &keepHeadings};
    if (auto filed = firstAnswer(ofTheWhole, parts))
        return *filed;
    parts.lowered = inSmallLetters(parts.name);
    if (auto filed = keepKnownNames(parts))
        return *filed;
    if (!parts.takeApart())
        return parts.doubtful(parts.name);
    static constexpr std::array<NameRule, 6> ofWords{&keepBodies,       &leaveThoseBeforeAnd,
                                                     &setSuffixesAside, &fileRulersAndSaints,
                                                     &setTitlesAside,   &fileUnderForenameWithOrigin};
    if (auto filed = firstAnswer(ofWords, parts))
        return *filed;
    parts.naming = namingOf(country);
    parts.first = FilingWords::instance().orders(parts.low(1));
    parts.last = FilingWords::instance().orders(parts.low(parts.count));
    static constexpr std::array<NameRule, 3> ofOrder{&keepUndivided, &fileByScript, &fileFamilyFirst};
    if (auto filed = firstAnswer(ofOrder, parts))
        return *filed;
    return fileFamilyLast(parts);
}

} // namespace catalpa
