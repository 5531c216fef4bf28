// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/nameorder.h"

#include "core/filing/familyfirst.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::filing {
namespace {

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar character) { return character.unicode() < 0x80; });
}

//! Whether one of \a lows stands between the first and the last word.
bool hasBetween(const NameParts &parts, const QStringList &lows)
{
    const auto end = parts.lows.begin() + parts.count - 1;
    return parts.count > 2
        && std::any_of(parts.lows.begin() + 1, end, [&](const QString &low) { return lows.contains(low); });
}

bool hasNoFamilyName(const NameParts &parts)
{
    const QString &last = parts.low(parts.count);
    return parts.naming == Naming::Undivided || parts.is(1, Undivided) || last.endsWith(u"dóttir"_s)
        || parts.lowered.contains(QChar(0x031c)) // As the romanisation of Thai has it.
        || (last.endsWith(u"son"_s) && (parts.first & Icelandic) != 0)
        || hasBetween(parts, {u"wa"_s, u"binti"_s, u"binte"_s, u"anak"_s})
        || (parts.naming == Naming::Patronymic && hasBetween(parts, {u"bin"_s, u"bint"_s}))
        || (parts.count == 2 && FilingWords::instance().contains(u"pseudonym"_s, parts.low(1)));
}

SortName fileArabic(const NameParts &parts)
{
    const int count = parts.count;
    const bool isCompound =
        count > 2 && FilingWords::instance().contains(u"arabic script"_s, parts.low(count - 1)); // عبد الرحمن
    const int family = isCompound ? count - 1 : count;
    static const QStringList sons{u"بن"_s, u"ابن"_s, u"بنت"_s};
    const bool namesTheFather = std::any_of(parts.words.begin(), parts.words.begin() + count - 1,
                                            [](const QString &word) { return sons.contains(word); });
    if (count > 4 || namesTheFather)
        return parts.doubtful(parts.name);
    const QString text = parts.joined(family, count) + u"، "_s + parts.joined(1, family - 1);
    return count > 2 ? parts.doubtful(text) : parts.filed(text);
}

} // namespace

std::optional<SortName> keepUndivided(NameParts &parts)
{
    static const QRegularExpression initials(uR"(^([^. ]\.)+\z)"_s);
    if (hasNoFamilyName(parts))
        return parts.asWritten();
    if (parts.count > 3 && hasBetween(parts, {u"ibn"_s}) && !parts.low(parts.count).contains(u'-'))
        return parts.doubtful(parts.name);
    if (parts.word(parts.count).contains(initials))
        return parts.word(1).endsWith(u'.') ? parts.asWritten() : parts.doubtful(parts.name);
    return std::nullopt;
}

std::optional<SortName> fileByScript(NameParts &parts)
{
    static const QRegularExpression turned(
        uR"([A-Za-z\x{c0}-\x{24f}\x{1e00}-\x{1eff}\x{370}-\x{3ff}\x{1f00}-\x{1fff}\x{400}-\x{52f}\x{531}-\x{587}\x{5d0}-\x{5ea}\x{10a0}-\x{10ff}])"_s);
    static const QRegularExpression patronymic(uR"((вич|вна|чна)\z)"_s);
    const QString &last = parts.word(parts.count);
    if (!isAscii(parts.name)) {
        if (!last.isEmpty() && last.front() >= QChar(0x600) && last.front() <= QChar(0x6ff))
            return fileArabic(parts);
        if (!last.contains(turned))
            return parts.asWritten();
        if (parts.count == 3 && parts.low(3).contains(patronymic) && !parts.low(2).contains(patronymic))
            return parts.turned(1);
    }
    // A phrase: "American lady"; but "bell hooks", and "Tomie dePaola".
    if (parts.isSmall(parts.count) && !parts.isSmall(1) && !last.isEmpty() && last.front() >= u'a'
        && last.front() <= u'z')
        return parts.doubtful(parts.name);
    return std::nullopt;
}

std::optional<SortName> fileFamilyFirst(NameParts &parts)
{
    static constexpr std::array<NameRule, 4> rules{&fileEastAsian, &fileVietnamese, &fileJapanese, &fileHungarian};
    for (const NameRule rule : rules) {
        if (auto filed = rule(parts))
            return filed;
    }
    return std::nullopt;
}

} // namespace catalpa::filing
