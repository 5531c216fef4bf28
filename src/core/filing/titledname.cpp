// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/titledname.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::filing {
namespace {

bool isRomanNumber(const QString &word)
{
    static const QRegularExpression number(uR"(^[IVX]+\.?\z)"_s);
    return word.contains(number);
}

//! "Francisco de Sales" behind San, and not "Francisco Chronicle", "Diego Zoo".
bool isForenameOfSaint(const NameParts &parts)
{
    if (!parts.is(2, Forename))
        return false;
    const QString &third = parts.low(3);
    return parts.is(3, Forename) || parts.isSmallParticle(3) || third.startsWith(u"d'"_s) || third.startsWith(u"d’"_s)
        || FilingWords::instance().contains(u"of saints"_s, third);
}

SortName behindTheName(const NameParts &parts)
{
    return parts.filed(parts.joined(2, parts.count) + u", "_s + parts.word(1));
}

//! Elizabeth II, John Paul II; Loudon Wainwright III has a suffix.
std::optional<SortName> fileNumbered(NameParts &parts)
{
    const QString &number = parts.word(parts.count);
    if (!isRomanNumber(number) || (parts.count == 2 && number == u"X"_s && !parts.is(1, Forename)))
        return std::nullopt;
    static const QStringList generations{u"II"_s, u"III"_s, u"IV"_s, u"V"_s};
    const bool isGerman = number.endsWith(u'.');
    if (isGerman && number.size() == 2 && !parts.is(parts.count - 1, Forename))
        return std::nullopt; // An initial.
    if (parts.is(1, Ruler | Title) && parts.count > 2)
        return behindTheName(parts);
    if (isGerman && parts.count > 2 && !parts.is(parts.count - 1, Forename))
        return parts.doubtful(parts.joined(1, parts.count));
    if (parts.count == 2 || !generations.contains(number) || parts.is(parts.count - 1, Forename)) {
        const QString name = parts.joined(1, parts.count);
        return parts.count > 3 ? parts.doubtful(name) : parts.filed(name);
    }
    parts.suffix.prepend(u", "_s + number);
    --parts.count;
    return std::nullopt;
}

//! "Karl der Große", "Alfonso X el Sabio"; "Lucas Cranach der Ältere".
std::optional<SortName> setEpithetAside(NameParts &parts)
{
    const int at = parts.count - 1;
    if (at < 2 || !parts.isSmall(at)
        || !FilingWords::instance().contains(u"epithet"_s, parts.low(at) + u' ' + parts.low(parts.count)))
        return std::nullopt;
    const QString epithet = u", "_s + parts.joined(at, parts.count);
    if (at > 2 && parts.is(1, Ruler | Religious))
        return parts.filed(parts.joined(2, at - 1) + epithet + u", "_s + parts.word(1));
    if (at == 2 || (at == 3 && (isRomanNumber(parts.word(2)) || (parts.is(1, Forename) && parts.is(2, Forename)))))
        return parts.filed(parts.joined(1, at - 1) + epithet);
    parts.suffix.prepend(epithet);
    parts.count = at - 1;
    return std::nullopt;
}

} // namespace

std::optional<SortName> setSuffixesAside(NameParts &parts)
{
    while (parts.count > 2 && parts.is(parts.count, Degree)) {
        parts.suffix.prepend(u", "_s + parts.word(parts.count));
        --parts.count;
    }
    if (auto filed = setEpithetAside(parts))
        return filed;
    const int the = (parts.every & Article) != 0 ? parts.find(u"the"_s) : 0;
    if (the == 2)
        return parts.turned(1); // Pliny the Elder
    if (the > 2 && parts.is(1, Ruler | Religious))
        return behindTheName(parts);
    if (the > 2 && the < parts.count) {
        parts.suffix.prepend(u", "_s + parts.joined(the, parts.count));
        parts.count = the - 1;
    }
    return std::nullopt;
}

std::optional<SortName> fileRulersAndSaints(NameParts &parts)
{
    const int of = parts.is(1, Ruler | Religious) && (parts.every & Origin) != 0 ? parts.find(u"of"_s) : 0;
    if (of > 2 && of < parts.count) {
        const QString name = parts.joined(2, of - 1);
        const QString origin = parts.joined(of, parts.count);
        return parts.filed(parts.is(1, Religious) ? name + u", "_s + origin + u", "_s + parts.word(1)
                                                  : name + u", "_s + parts.word(1) + u' ' + origin);
    }
    static const QStringList alsoPlaces{u"san"_s,   u"santa"_s, u"santo"_s, u"são"_s,
                                        u"sankt"_s, u"st"_s,    u"st."_s,   u"brother"_s};
    if (parts.is(1, Religious) && !parts.isSmall(1)
        && (parts.count == 2 || !alsoPlaces.contains(parts.low(1)) || isRomanNumber(parts.word(parts.count))
            || isForenameOfSaint(parts))) {
        const bool isFamily = parts.count == 2 && (parts.low(1) == u"st"_s || parts.low(1) == u"st."_s);
        parts.isDoubtful = parts.isDoubtful || isFamily || parts.lowered == u"saint john"_s; // A family name, too.
        return behindTheName(parts);
    }
    return fileNumbered(parts);
}

std::optional<SortName> setTitlesAside(NameParts &parts)
{
    while (parts.count > 2 && parts.is(1, Title | Ruler | Religious) && !parts.is(2, Particle | Origin)
           && !parts.isSmall(1) && parts.low(1) != u"st"_s && parts.low(1) != u"st."_s) {
        parts.suffix += u", "_s + parts.word(1);
        parts.words.removeFirst();
        parts.lows.removeFirst();
        parts.flags.removeFirst();
        --parts.count;
    }
    parts.name = parts.joined(1, parts.count);
    return std::nullopt;
}

std::optional<SortName> fileUnderForenameWithOrigin(NameParts &parts)
{
    if ((parts.every & Origin) == 0 || parts.find(u"of"_s) == 0)
        return std::nullopt;
    const int of = parts.count > 3 && isRomanNumber(parts.word(2)) ? 3 : 2;
    if (parts.count > of && parts.low(of) == u"of"_s && (parts.is(1, Forename) || parts.low(1).endsWith(u"us"_s)))
        return parts.turned(of - 1);
    return parts.doubtful(parts.name);
}

} // namespace catalpa::filing
