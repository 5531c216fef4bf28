// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/filingkey.h"

#include "core/filing/letters.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace catalpa::filing;

namespace catalpa {
namespace {

constexpr qsizetype readLetters = 1000;
constexpr qsizetype keptLetters = 500;

bool isApostrophe(QChar character)
{
    static constexpr std::u16string_view all = u"'`´ʹʺʻʼʽʾʿˈ՚׳‘’‛′＇ꞌ";
    return all.find(character.unicode()) != all.npos;
}

bool isOpening(QChar character)
{
    static constexpr std::u16string_view all = u" \"«»„“”‟‹›[({<〈《「『【〔（［";
    return all.find(character.unicode()) != all.npos;
}

bool isSeparator(QChar character)
{
    static constexpr std::u16string_view all = u",. \u00a0\u2009\u202f";
    return all.find(character.unicode()) != all.npos;
}

//! "20,000", "1,00,000", "20 000" and "20.000" as one number; "1, 2, 3", "3.14" and "1,5" stay.
QString withWholeNumbers(QString text)
{
    static const QRegularExpression separated(
        uR"((?<![0-9.,])[1-9][0-9]{0,2}(?:(?:,[0-9]{2,3})*,[0-9]{3}|(?:[ \x{a0}\x{2009}\x{202f}][0-9]{3})+|(?:\.000)+)(?![0-9]|[,.][0-9]))"_s);
    qsizetype from = 0;
    for (auto match = separated.match(text); match.hasMatch(); match = separated.match(text, from)) {
        QString number = match.captured();
        number.removeIf(isSeparator);
        text.replace(match.capturedStart(), match.capturedLength(), number);
        from = match.capturedStart() + number.size();
    }
    return text;
}

//! Without the sign or the currency of a number in front; "½" as "1/2".
QString withPlainNumbers(QString text)
{
    static const QRegularExpression sign(u"^[#$+£¥€−]+(?=[0-9])"_s);
    static const std::array fractions{std::pair{u'¼', " 1/4"_L1}, std::pair{u'½', " 1/2"_L1},
                                      std::pair{u'¾', " 3/4"_L1}, std::pair{u'⅓', " 1/3"_L1},
                                      std::pair{u'⅔', " 2/3"_L1}};
    text.remove(sign);
    const bool hasFraction = std::any_of(fractions.begin(), fractions.end(),
                                         [&](const auto &fraction) { return text.contains(QChar(fraction.first)); });
    if (!hasFraction)
        return text;
    for (const auto &[fraction, written] : fractions)
        text.replace(QChar(fraction), written);
    const auto first = std::find_if_not(text.cbegin(), text.cend(), [](QChar character) { return character == u' '; });
    return text.mid(first - text.cbegin());
}

} // namespace

QString filingKey(const QString &sortText)
{
    const QString text = withPlainNumbers(leftLetters(sortText, readLetters));
    QString key = text;
    key.removeIf(isApostrophe);
    const auto first = std::find_if_not(key.cbegin(), key.cend(), isOpening);
    key = key.mid(first - key.cbegin());
    return leftLetters(withWholeNumbers(key.isEmpty() ? text : key), keptLetters);
}

} // namespace catalpa
