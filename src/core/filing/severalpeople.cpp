// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/severalpeople.h"

#include "core/filing/letters.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::filing {
namespace {

QString withoutBlanks(const QString &text)
{
    qsizetype first = 0;
    qsizetype end = text.size();
    while (first < end && text.at(first) == u' ')
        ++first;
    while (end > first && text.at(end - 1) == u' ')
        --end;
    return text.mid(first, end - first);
}

//! "Ella Rodman Church" before "Alfred John Church", but not "García Márquez" before "Gabriel José".
bool arePeople(const QString &before, const QString &behind, NameParts &parts)
{
    const FilingWords &known = FilingWords::instance();
    const QStringList one = inSmallLetters(before).split(u' ');
    const QStringList other = withoutBlanks(behind.section(u',', 0, 0)).split(u' ');
    if (other.size() < 2 || (known.flags(one.first()) & known.flags(other.first()) & Forename) == 0)
        return false;
    if (one.last() == other.last())
        return true;
    parts.isDoubtful = ((known.flags(one.last()) | known.flags(other.last())) & (Forename | Particle)) == 0
        && !other.last().endsWith(u'.');
    return parts.isDoubtful;
}

//! What stands behind a whole name and a comma: Jr., III, Sir, 1st Baron Foo, 1775-1817.
bool isBehindName(const QString &before, const QString &behind)
{
    static const QRegularExpression numbered(
        uR"(^(?:[0-9]+(?:st|nd|rd|th)(?:[ ,]|\z)|(?:(?:active|approximately|born|died|b\.|d\.|fl\.|ca?\.) ?)?[-–]?[0-9]{3}))"_s);
    static const QStringList generations{u"ii"_s, u"iii"_s, u"iv"_s, u"v"_s};
    const FilingWords &known = FilingWords::instance();
    QString first = behind.section(u',', 0, 0);
    while (first.endsWith(u' '))
        first.chop(1);
    return (known.flags(behind) & Degree) != 0 || generations.contains(behind) || behind.contains(numbered)
        || (known.flags(first) & (Title | Forename)) == Title
        || (behind == u"saint"_s && before.contains(u" of "_s)); // Augustine of Hippo, Saint
}

//! "Alfred, Lord Tennyson", "George Gordon, Lord Byron": the family name behind the title.
bool turnPeer(NameParts &parts, const QString &before)
{
    static const QRegularExpression peer(uR"(^ ?Lord ([A-Z][^ ,]+)\z)"_s);
    const auto match = peer.match(parts.name.mid(before.size() + 1));
    if (!match.hasMatch()
        || (FilingWords::instance().flags(inSmallLetters(before).section(u' ', 0, 0)) & Forename) == 0)
        return false;
    parts.suffix = u", "_s + before + u", Lord"_s;
    parts.name = match.captured(1);
    return true;
}

//! Forenames in front of the comma and none behind it: "Leo Tolstoy, of Yasnaya Polyana".
bool isPerhapsSpoken(const QString &before, const QString &behind)
{
    const FilingWords &known = FilingWords::instance();
    const QString first = withoutBlanks(behind.section(u',', 0, 0)).section(u' ', 0, 0);
    return (known.flags(inSmallLetters(before).section(u' ', 0, 0)) & Forename) != 0 && !first.endsWith(u'.')
        && (known.flags(first) & (Forename | Title | Ruler | Religious | Corporate)) == 0;
}

} // namespace

std::optional<SortName> leaveTheFirstPerson(NameParts &parts)
{
    qsizetype at = parts.name.indexOf(u';');
    if (at < 0) {
        at = parts.name.indexOf(u'/');
        if (at < 0 || !withoutBlanks(parts.name.mid(at + 1)).contains(u' '))
            return std::nullopt;
    }
    while (at > 0 && parts.name.at(at - 1) == u' ')
        --at;
    const QString before = parts.name.left(at);
    if (before.contains(u',') || !before.contains(u' '))
        return parts.asWritten();
    parts.rest = parts.name.mid(at);
    parts.name = before;
    return std::nullopt;
}

std::optional<SortName> setBracketsAside(NameParts &parts)
{
    if (!parts.name.endsWith(u')') && !parts.name.endsWith(u']'))
        return std::nullopt;
    const qsizetype at = QString(parts.name).replace(u'[', u'(').indexOf(u" ("_s);
    if (at < 0)
        return std::nullopt;
    static const QRegularExpression ofPlaces(uR"(^(?!Ed|Hrsg|Trans|Comp)[A-Z].*\.| : )"_s);
    const QString inside = parts.name.mid(at + 2);
    if (inside.contains(ofPlaces)
        || FilingWords::instance().contains(u"qualifier"_s, inSmallLetters(inside.left(inside.size() - 1))))
        return parts.asWritten();
    parts.rest.prepend(parts.name.mid(at));
    parts.name.truncate(at);
    return std::nullopt;
}

std::optional<SortName> keepHeadings(NameParts &parts)
{
    const qsizetype at = parts.name.indexOf(u',');
    if (at >= 0) {
        const QString before = parts.name.left(at);
        if (turnPeer(parts, before))
            return parts.asWritten();
        if (!before.contains(u' '))
            return parts.asWritten();
        const QString behind = inSmallLetters(withoutBlanks(parts.name.mid(at + 1)));
        static const QStringList others{u"et al"_s, u"et al."_s, u"and others"_s, u"et alii"_s};
        if (isBehindName(before, behind))
            parts.suffix = parts.name.mid(at);
        else if (others.contains(behind))
            parts.rest.prepend(parts.name.mid(at));
        else if (!arePeople(before, behind, parts))
            return isPerhapsSpoken(before, behind) ? parts.doubtful(parts.name) : parts.asWritten();
        parts.name = before;
    }
    if (parts.name.contains(u'،') || parts.name.contains(u'、') || !parts.name.contains(u' '))
        return parts.asWritten();
    return std::nullopt;
}

std::optional<SortName> leaveThoseBeforeAnd(NameParts &parts)
{
    const auto leaveBefore = [&parts](int number) {
        parts.rest.prepend(u' ' + parts.joined(number, parts.count));
        parts.count = number - 1;
    };
    const int count = parts.count;
    if (count > 2 && parts.is(count - 1, Conjunction | PerhapsConjunction)
        && FilingWords::instance().contains(u"others"_s, parts.low(count))) {
        leaveBefore(count - 1);
    } else if ((parts.every & (Conjunction | PerhapsConjunction)) != 0) {
        for (int i = 2; i < count; ++i) {
            const bool standsBetweenNames = i > 2 && count - i > 1;
            const bool isAnd = parts.is(i, Conjunction);
            if (standsBetweenNames
                && (isAnd
                    || (parts.is(i, PerhapsConjunction) && parts.isSmall(i) && parts.is(i + 1, Forename)
                        && !parts.is(i - 1, Forename)))) {
                leaveBefore(i);
                break;
            }
            if (!isAnd)
                continue;
            if (i > 2 || count - i < 2 || !parts.is(1, Forename))
                return i == 2 && count == 3 ? parts.asWritten() : parts.doubtful(parts.name);
            parts.isDoubtful = true; // Sidney and Beatrice Webb
        }
    }
    if (parts.count == 1)
        return parts.filed(parts.word(1));
    return std::nullopt;
}

} // namespace catalpa::filing
