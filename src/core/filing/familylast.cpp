// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/familylast.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::filing {
namespace {

//! Where the small particles before the word \a family begin; \a family where there are none.
int startOfParticles(const NameParts &parts, int family)
{
    while (family > 2 && parts.isSmallParticle(family - 1))
        --family;
    return family;
}

bool isBetween(const QString &low)
{
    return low == u"y"_s || low == u"i"_s;
}

//! Before family names of two words, Ortega y Gasset, Cardoso Neto.
int startOfLastName(const NameParts &parts)
{
    static constexpr auto never = {Naming::English, Naming::French, Naming::German, Naming::Italian};
    const int count = parts.count;
    if (parts.is(count, Kin) && std::find(never.begin(), never.end(), parts.naming) == never.end())
        return count - 1;
    constexpr int longestFamily = 4;
    for (int at = std::max(2, count - longestFamily + 1); at < count; ++at) {
        if (FilingWords::instance().contains(u"double family"_s, parts.lows.mid(at - 1, count - at + 1).join(u' ')))
            return at;
    }
    return isBetween(parts.low(count - 1)) ? count - 2 : count;
}

//! Ursula K. Le Guin, Walter De la Mare.
int withCapitalPrefixes(const NameParts &parts, int family)
{
    while ((parts.every & Prefix) != 0) {
        int at = family - 1;
        while (at > 1 && parts.isSmallParticle(at))
            --at;
        if (at < 2 || !parts.is(at, Prefix) || parts.isSmall(at))
            return family;
        family = at;
    }
    return family;
}

//! Pierre Drieu La Rochelle, Bernard Carra de Vaux, Paul Vigné d'Octon.
bool isFrenchDouble(const NameParts &parts, int at, int particles, int family)
{
    if ((parts.naming != Naming::Unknown && parts.naming != Naming::French) || parts.is(at - 1, Prefix))
        return false;
    static const QStringList small{u"de"_s, u"du"_s, u"des"_s};
    static const QStringList capital{u"la"_s, u"le"_s, u"du"_s, u"des"_s};
    const QString &last = parts.word(parts.count);
    const bool isAttached = particles == parts.count && (last.startsWith(u"d'"_s) || last.startsWith(u"d’"_s));
    return ((particles < family && small.contains(parts.low(particles)))
            || (family < parts.count && capital.contains(parts.low(family))) || isAttached)
        && FilingWords::instance().contains(u"french given"_s, parts.low(1).section(u'-', 0, 0));
}

//! Where a first of two family names stands, as in Pedro Calderón de la Barca; 0 where there is one only.
int firstOfTwo(NameParts &parts, int family)
{
    const int count = parts.count;
    const int particles = startOfParticles(parts, family);
    const int at = particles - 1;
    if (at < 2 || parts.word(at).contains(u'.') || parts.is(at, Forename | Prefix) || parts.is(count, Kin)
        || isBetween(parts.low(count - 1)))
        return 0;
    const bool isUnknown = parts.naming == Naming::Unknown;
    if (parts.naming == Naming::Spanish || (isUnknown && parts.is(at, Spanish))) {
        parts.isDoubtful = parts.isDoubtful || (isUnknown && !parts.is(count, Spanish));
        return at;
    }
    const bool isDella = parts.low(particles) == u"della"_s;
    if (particles == count - 1 && (isDella || parts.low(particles) == u"di"_s)
        && (isUnknown || parts.naming == Naming::Italian)) {
        parts.isDoubtful = parts.isDoubtful || isDella;
        return at;
    }
    if (!isFrenchDouble(parts, at, particles, family))
        return 0;
    parts.isDoubtful = true;
    return at;
}

//! Belgium and Italy file under prefixes, but for those of old families.
bool keepsPrefixes(NameParts &parts, int first)
{
    static const QStringList belgian{u"van"_s, u"vande"_s, u"vanden"_s, u"vander"_s, u"ver"_s, u"den"_s,
                                     u"der"_s, u"ten"_s,   u"ter"_s,    u"het"_s,    u"'t"_s,  u"’t"_s,
                                     u"du"_s,  u"des"_s,   u"le"_s,     u"la"_s,     u"de"_s};
    static const QStringList italian{u"di"_s,  u"de"_s,    u"del"_s, u"della"_s, u"dello"_s, u"delle"_s,
                                     u"dal"_s, u"dalla"_s, u"la"_s,  u"lo"_s,    u"li"_s,    u"da"_s};
    const QString &low = parts.low(first);
    if (parts.naming == Naming::Belgian && belgian.contains(low)) {
        parts.isDoubtful = parts.isDoubtful || low == u"de"_s; // Michel de Ghelderode
        return true;
    }
    if (parts.naming != Naming::Italian)
        return false;
    static const QStringList perhaps{u"da"_s, u"dei"_s, u"degli"_s}; // Where a person comes from, and old families
    parts.isDoubtful = parts.isDoubtful || perhaps.contains(low);
    return italian.contains(low);
}

//! How many of the small particles before \a family an English, a French or a German name keeps in front.
int startWithKept(NameParts &parts, int family)
{
    static const QStringList french{u"du"_s, u"des"_s, u"le"_s, u"les"_s};
    static const QStringList german{u"zum"_s, u"zur"_s, u"am"_s, u"vom"_s, u"im"_s};
    const int first = startOfParticles(parts, family);
    const bool isUnknown = parts.naming == Naming::Unknown;
    const bool isFrench = parts.naming == Naming::French;
    const QString &low = parts.low(family - 1);
    if (parts.is(1, Title) && german.contains(low))
        return family; // Freiherr vom Stein
    if (parts.naming == Naming::English || keepsPrefixes(parts, first))
        return first;
    if (((isFrench || isUnknown) && french.contains(low))
        || (low == u"la"_s && (isFrench || (isUnknown && first == family - 1)))
        || ((parts.naming == Naming::German || isUnknown) && german.contains(low)))
        return family - 1;
    return family;
}

//! Muvaḥḥid Abṭaḥī, as a romanised Persian name that no list knows.
bool isPersianDouble(const NameParts &parts, int family)
{
    static const QRegularExpression dotted(u"[ḥṭṣẓḍ]"_s);
    return parts.count == 3 && family == 3 && (parts.naming == Naming::Unknown || parts.naming == Naming::Other)
        && !parts.isSmall(3) && parts.lowered.contains(dotted) && !parts.lowered.contains(u'-')
        && !parts.is(2, Forename | Undivided);
}

int withSmallWords(NameParts &parts, int family)
{
    const int count = parts.count;
    if (family > 2 && parts.isSmallParticle(family - 1)) {
        const int start = startWithKept(parts, family);
        if (start < family)
            parts.words[start - 1].replace(0, 1, parts.word(start).left(1).toUpper());
        return start;
    }
    const QString before = parts.word(count - 1);
    if (family == count && (before == u"bin"_s || before == u"ben"_s || before == u"ibn"_s)) {
        parts.isDoubtful = parts.isDoubtful || before == u"ibn"_s;
        parts.words[count - 2].replace(0, 1, before.left(1).toUpper());
        return count - 1;
    }
    if (isPersianDouble(parts, family)) {
        parts.isDoubtful = true;
        return 2;
    }
    return family;
}

//! What is written together with the word \a family and goes behind the forenames: al-, d'.
QString takeAttached(NameParts &parts, int family)
{
    const QString word = parts.word(family);
    const qsizetype hyphen = word.indexOf(u'-');
    if (!parts.low(parts.count).startsWith(u'd') && hyphen != 2 && hyphen != 3)
        return {};
    static const QRegularExpression arabic(uR"(^(?:al|el|as|ash|an|ar|at|ad|az)-(?=\S))"_s);
    const bool isElided = word.size() > 2 && (word.startsWith(u"d'"_s) || word.startsWith(u"d’"_s));
    const QString attached = isElided ? word.left(2) : arabic.match(word).captured();
    if (isElided && (parts.naming == Naming::English || parts.naming == Naming::Italian)) {
        parts.isDoubtful = parts.isDoubtful || parts.naming == Naming::Italian; // Massimo d'Azeglio
        parts.words[family - 1].replace(0, 1, u"D"_s);
        return {};
    }
    parts.words[family - 1].remove(0, attached.size());
    return attached.isEmpty() ? QString() : u' ' + attached;
}

//! Leopold Graf von Kalckreuth, Adolph Freiherr Knigge.
std::optional<SortName> fileNoble(NameParts &parts)
{
    if ((parts.every & Noble) == 0)
        return std::nullopt;
    for (int at = 2; at < parts.count; ++at) {
        const bool isBefore = parts.isSmallParticle(at + 1);
        if (!parts.is(at, Noble) || (!isBefore && !parts.low(at).startsWith(u"frei"_s)))
            continue;
        int family = at + 1;
        while (family < parts.count && parts.isSmallParticle(family))
            ++family;
        return parts.filed(parts.joined(family, parts.count) + u", "_s + parts.joined(1, at - 1) + u", "_s
                           + parts.joined(at, family - 1));
    }
    return std::nullopt;
}

int startOfFamily(NameParts &parts)
{
    int family = withCapitalPrefixes(parts, startOfLastName(parts));
    if (const int first = firstOfTwo(parts, family))
        family = withCapitalPrefixes(parts, first);
    return withSmallWords(parts, family);
}

} // namespace

SortName fileFamilyLast(NameParts &parts)
{
    static const QStringList alone{u"de"_s, u"del"_s, u"des"_s, u"du"_s, u"el"_s, u"la"_s, u"le"_s, u"los"_s, u"von"_s};
    if (auto filed = fileNoble(parts))
        return *filed;
    const int count = parts.count;
    if (count == 2 && alone.contains(parts.low(1)) && parts.naming != Naming::EastAsian
        && parts.naming != Naming::Vietnamese)
        return parts.asWritten(); // Du Pont, without a forename
    if (count == 3 && startOfLastName(parts) == 1)
        return parts.doubtful(parts.name); // Ortega y Gasset
    if (count == 2 && (parts.flags.at(0) & (Spanish | Forename)) == Spanish && parts.is(2, Spanish))
        return parts.doubtful(parts.name); // García Márquez, without a forename
    if (parts.naming == Naming::Patronymic && !parts.is(1, Forename))
        parts.isDoubtful = true; // In Malaysia and Indonesia many are filed as they are written.
    const int family = count > 2 ? startOfFamily(parts) : count;
    const QString attached = takeAttached(parts, family);
    return parts.filed(parts.joined(family, count) + u", "_s + parts.joined(1, family - 1) + attached);
}

} // namespace catalpa::filing
