// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/familyfirst.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::filing {
namespace {

//! So many syllables of Chinese or Korean, as they are romanised.
QRegularExpression syllables(const QString &count)
{
    static const QString one =
        u"((zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(a|ai|an|ang|ao|e|ei|en|eng|i|ia|ian|iang|iao|ie|in|ing"
        "|iong|iu|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|ü|üe|o|il|im|ok|ung|yun|yong|ŏng?|ŭn)"
        "|ai|an|ang|ao|e|en|er|il|un|ok|yong|ŭn)[-’'ʻ]?"_s;
    return QRegularExpression(u"^(%1)%2\\z"_s.arg(one, count));
}

bool isEastAsianForename(const QString &word, const QString &low)
{
    static const QRegularExpression hyphened(uR"(^[A-Z][a-z’'ʻ]{0,5}-[a-z’'ʻ]{1,6}\z)"_s);
    static const QRegularExpression some = syllables(u"{1,3}"_s);
    return low.contains(some) || word.contains(hyphened);
}

bool areEastAsianForenames(const NameParts &parts)
{
    for (int i = 2; i <= parts.count; ++i) {
        if (!isEastAsianForename(parts.word(i), parts.low(i)))
            return false;
    }
    return true;
}

//! A name that begins like one of China, outside China: whether it is one, and the rule is sure of that.
bool isChineseAbroad(NameParts &parts)
{
    if (parts.is(1, Forename) || parts.is(parts.count, Forename) || parts.isSmall(1))
        return false;
    static const QRegularExpression several = syllables(u"{2,3}"_s);
    const bool endsAlike = (parts.last & EastAsian) != 0;
    const bool isMalaysia = parts.naming == Naming::Patronymic;
    bool isChinese = isMalaysia && parts.count == 3;
    bool isSure = false;
    if (!isChinese && (isMalaysia || parts.naming == Naming::Unknown)) {
        isChinese = areEastAsianForenames(parts);
        isSure = parts.count != 2 || parts.low(2).contains(u'-') || !endsAlike; // Han Kang: both may be family names
    } else if (!isChinese && parts.naming != Naming::Hungarian && parts.naming != Naming::Japanese
               && parts.naming != Naming::Vietnamese) {
        isChinese = parts.count == 2 && !endsAlike && parts.low(2).contains(several);
    }
    parts.isDoubtful = parts.isDoubtful || (isChinese && !isSure);
    return isChinese;
}

} // namespace

std::optional<SortName> fileEastAsian(NameParts &parts)
{
    const bool isChina = parts.naming == Naming::EastAsian;
    if (parts.count == 3 && (parts.first & Korean) != 0 && (parts.last & Korean) != 0)
        parts.isDoubtful = true; // Nam Joo Cho
    if (parts.count < 4 && (parts.first & EastAsian) != 0)
        return isChina || isChineseAbroad(parts) ? std::optional(parts.turned(1)) : std::nullopt;
    if (isChina && (parts.last & EastAsian) == 0 && !parts.is(1, Forename))
        parts.isDoubtful = true;
    return std::nullopt;
}

std::optional<SortName> fileVietnamese(NameParts &parts)
{
    if (parts.naming == Naming::Unknown)
        return (parts.first & SurelyVietnamese) != 0 ? std::optional(parts.turned(1)) : std::nullopt;
    if (parts.naming != Naming::Vietnamese)
        return std::nullopt;
    if ((parts.first & Vietnamese) != 0)
        return parts.turned(1);
    const bool isVietnamese =
        std::any_of(parts.name.begin(), parts.name.end(), [](QChar character) { return character.unicode() >= 0x80; });
    if (!parts.is(1, Forename) && ((parts.last & Vietnamese) == 0 || (parts.count == 2 && isVietnamese)))
        return parts.doubtful(parts.name); // Bảo Ninh
    return std::nullopt;
}

std::optional<SortName> fileJapanese(NameParts &parts)
{
    static const QRegularExpression japanese(uR"(^((sh|ch|ts|[kgnhbpmr]y|[kgsztdnhbpmyrwfj])?[aiueo]n?)+\z)"_s);
    const bool isJapan = parts.naming == Naming::Japanese;
    const bool isJapanese = (parts.first & Japanese) != 0;
    if ((!isJapan && (parts.naming != Naming::Unknown || !isJapanese)) || (parts.last & Japanese) != 0)
        return std::nullopt;
    if (!isJapanese) {
        parts.isDoubtful = parts.isDoubtful || !parts.is(1, Forename);
        return std::nullopt;
    }
    if (isJapan || parts.lowered.contains(u'ō') || parts.lowered.contains(u'ū'))
        return parts.turned(1);
    if (parts.count > 2 || parts.is(1, Forename) || parts.is(2, Forename) || !parts.low(2).contains(japanese))
        return std::nullopt;
    parts.isDoubtful = true;
    return parts.turned(1);
}

std::optional<SortName> fileHungarian(NameParts &parts)
{
    const bool isHungary = parts.naming == Naming::Hungarian;
    if (!isHungary && (parts.naming != Naming::Unknown || (parts.last & SurelyHungarian) == 0))
        return std::nullopt;
    const bool isForename = parts.is(1, Forename);
    if (isHungary && parts.count == 2 && (parts.first & Hungarian) != 0 && (parts.last & Hungarian) != 0) {
        // A family is named after a man: Gergely Ágnes, Ágnes Gergely.
        if ((parts.last & HungarianWoman) != 0)
            return parts.turned(1);
        parts.isDoubtful = parts.isDoubtful || (parts.first & HungarianWoman) == 0;
        return std::nullopt;
    }
    if ((parts.first & Hungarian) != 0 || (isForename && !isHungary))
        return std::nullopt;
    if ((parts.last & Hungarian) == 0) {
        parts.isDoubtful = parts.isDoubtful || !isForename;
        return std::nullopt;
    }
    int family = parts.count - 1;
    while (family > 1 && (FilingWords::instance().orders(parts.low(family)) & Hungarian) != 0)
        --family;
    parts.isDoubtful = parts.isDoubtful || !isHungary;
    return parts.turned(family);
}

} // namespace catalpa::filing
