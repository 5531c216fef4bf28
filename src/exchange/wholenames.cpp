// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/wholenames.h"

#include "core/filing/filingwords.h"
#include "exchange/names.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

using filing::FilingWords;
using filing::NameWord;

int flagsOf(const QString &word)
{
    return FilingWords::instance().flags(word.toLower());
}

//! "Hablot K. Browne" of "Hablot K. Browne (Illustrator)", and "King" of "King, Jr."
QString bare(const QString &part)
{
    static const QRegularExpression brackets(u"\\s*[(\\[][^()\\[\\]]*[)\\]]$"_s);
    return QString(part).remove(brackets).section(u',', 0, 0).trimmed();
}

//! One whole name in Han, Kana or Hangul, where a family name would be shorter.
bool isEastAsian(const QString &part)
{
    static const QRegularExpression form(u"^[\\p{Han}々〆ヶ][\\p{Han}\\p{Hiragana}\\p{Katakana}々〆ヶ・]{2,7}$"
                                         u"|^\\p{Hangul}{2,4}$"_s);
    return form.match(part).hasMatch();
}

//! Those who are known by one name, with which no heading begins that has another of them behind its comma.
bool isSingleName(const QString &part)
{
    static const QSet<QString> names{u"aeschylus"_s, u"aesop"_s,     u"aristophanes"_s, u"aristotle"_s, u"boethius"_s,
                                     u"catullus"_s,  u"cicero"_s,    u"colette"_s,      u"confucius"_s, u"dante"_s,
                                     u"epictetus"_s, u"euripides"_s, u"hafez"_s,        u"herodotus"_s, u"hesiod"_s,
                                     u"homer"_s,     u"horace"_s,    u"juvenal"_s,      u"laozi"_s,     u"livy"_s,
                                     u"lucretius"_s, u"mencius"_s,   u"molière"_s,      u"ovid"_s,      u"petrarch"_s,
                                     u"pindar"_s,    u"plato"_s,     u"plautus"_s,      u"plotinus"_s,  u"plutarch"_s,
                                     u"rumi"_s,      u"saadi"_s,     u"sappho"_s,       u"seneca"_s,    u"socrates"_s,
                                     u"sophocles"_s, u"stendhal"_s,  u"tacitus"_s,      u"terence"_s,   u"thucydides"_s,
                                     u"virgil"_s,    u"voltaire"_s,  u"xenophon"_s,     u"zhuangzi"_s};
    return names.contains(part.toLower());
}

bool isWholeName(const QString &part)
{
    constexpr int titles = NameWord::Title | NameWord::Ruler | NameWord::Religious;
    static const QRegularExpression digit(u"[0-9]"_s);
    const QString name = bare(part);
    const QString first = name.section(u' ', 0, 0);
    if (isEastAsian(name) || isSingleName(name))
        return true;
    return name.contains(u' ') && name.count(u' ') < 6 && !name.front().isLower() && !name.contains(digit)
        && !isInitials(name) && !isBody(name) && !isInitials(name.section(u' ', -1))
        && ((flagsOf(first) & titles) == 0 || (flagsOf(first) & NameWord::Forename) != 0);
}

} // namespace

bool isInitials(const QString &word)
{
    static const QRegularExpression form(u"^(?:\\p{Lu}\\.?[ -]?){1,4}$"_s);
    return form.match(word).hasMatch();
}

//! "Jane", "J.", "Jane Mary": what begins like forenames.
bool areForenames(const QString &text)
{
    const QString first = text.section(u' ', 0, 0);
    return isInitials(first) || (flagsOf(first.section(u'-', 0, 0)) & NameWord::Forename) != 0;
}

bool isBody(const QString &text)
{
    constexpr int words = NameWord::Corporate | NameWord::Article | NameWord::Origin;
    const QStringList parts = text.toLower().split(u' ');
    return std::any_of(parts.cbegin(), parts.cend(), [](const QString &word) {
        return word == u"for"_s || (FilingWords::instance().flags(word) & words) != 0;
    });
}

bool areWholeNames(const QStringList &parts)
{
    if (parts.size() < 2 || !std::all_of(parts.cbegin(), parts.cend(), isWholeName))
        return false;
    // 夏目, 漱石 and 長谷川, 伸 are one name each, and so may 한, 강 be.
    return !isEastAsian(parts.first()) || parts.first().size() > 3 || parts.at(1).size() > 2
        || QChar(parts.first().front()).script() == QChar::Script_Hangul;
}

bool isOneHeading(const QStringList &parts)
{
    if (parts.size() != 2 || !parts.first().contains(u' '))
        return false;
    const QStringList family = bare(parts.first()).split(u' ');
    const QStringList given = bare(parts.last()).split(u' ');
    const auto isGiven = [](const QString &word) {
        constexpr int flags = NameWord::Forename | NameWord::Particle;
        return isInitials(word) || (flagsOf(word.section(u'-', 0, 0)) & flags) != 0;
    };
    const auto isFamily = [](const QString &word) {
        return (flagsOf(word) & NameWord::Spanish) != 0;
    };
    const bool isSpoken = areForenames(family.first());
    return (!isSpoken && std::all_of(given.begin(), given.end(), isGiven))
        || (flagsOf(family.first()) & (NameWord::Particle | NameWord::Prefix)) != 0
        || (!isSpoken && areForenames(given.first()) && std::all_of(family.begin(), family.end(), isFamily));
}

QStringList withInitialsBehind(const QStringList &parts)
{
    static const QRegularExpression form(u"^(\\p{Lu}[\\p{Ll}\\p{M}’'-]+(?:-\\p{Lu}\\p{Ll}+)?) ((?:\\p{Lu}\\.[ -]?){1,3}"
                                         u"|\\p{Lu}{1,3})$"_s);
    QStringList names;
    for (const QString &part : parts) {
        const auto match = form.match(part);
        if (!match.hasMatch() || areForenames(match.captured(1)))
            return {};
        names += match.captured(1) + u", "_s + match.captured(2);
    }
    return names.size() > 1 ? names : QStringList();
}

QStringList betweenSmallWords(const QString &text)
{
    static const std::array words{QRegularExpression(u"\\s+(?:en|ja|ve|та|і|και|و)\\s+"_s),
                                  QRegularExpression(u"\\s*،\\s*"_s), QRegularExpression(u"\\s+[eyi]\\s+"_s)};
    for (const QRegularExpression &between : words) {
        const QStringList parts = text.split(between);
        const bool mayBeOfAName = &between == &words.back(); // Ramón y Cajal
        if (mayBeOfAName && (parts.size() != 2 || !areForenames(parts.last())))
            continue;
        const bool areSpoken = std::none_of(parts.cbegin(), parts.cend(), [](const QString &part) {
            return part.contains(u',') && !areWholeNames(splitAtCommas(part));
        });
        if (parts.size() > 1 && areSpoken && areWholeNames(splitAtCommas(parts.join(u','))))
            return parts;
    }
    return {text};
}

} // namespace catalpa::exchange
