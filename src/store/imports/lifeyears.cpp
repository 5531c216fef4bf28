// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/imports/lifeyears.h"

#include <QtCore/QRegularExpression>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr int about = 5; //!< Years that "ca. 1880" may be off.

} // namespace

LifeYears::LifeYears(const QString &born, const QString &died)
    : m_born(Year::of(born))
    , m_died(Year::of(died))
{
}

//! Of "1880", "ca. 1880", "1880-05-01", "43 B.C.", "850?".
LifeYears::Year LifeYears::Year::of(const QString &date)
{
    static const QRegularExpression four(u"(?<![0-9])[0-9]{4}(?![0-9])"_s);
    // No century ("16th", "18. Jh."), and no decade ("188-", "18..").
    static const QRegularExpression fewer(
        u"(?<![0-9])[0-9]{1,3}(?![0-9]|-|\\.\\.|(?:st|nd|rd|th)\\b|\\.? ?(?:Jh|Jahrh|cent))"_s);
    static const QRegularExpression beforeChrist(u"\\bB\\. ?C|\\bBCE?\\b|v\\. ?Chr|^-"_s);
    static const QRegularExpression notSure(u"\\?|(?<!B\\.)(?<!B\\. )\\b(?:ca?|circa|about|um|approximately|fl)\\b"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    auto match = four.match(date);
    if (!match.hasMatch())
        match = fewer.match(date);
    if (!match.hasMatch())
        return {};
    const auto number = qint16(match.captured().toInt());
    return {beforeChrist.match(date).hasMatch() ? qint16(-number) : number, notSure.match(date).hasMatch()};
}

bool LifeYears::Year::isNear(const Year &other) const
{
    return std::abs(number - other.number) <= (isAbout || other.isAbout ? about : 0);
}

bool LifeYears::fits(const LifeYears &other) const
{
    const auto fit = [](const Year &one, const Year &two) {
        return !one.isKnown() || !two.isKnown() || one.isNear(two);
    };
    return fit(m_born, other.m_born) && fit(m_died, other.m_died);
}

bool LifeYears::isSame(const LifeYears &other) const
{
    const auto both = [](const Year &one, const Year &two) {
        return one.isKnown() && two.isKnown();
    };
    return fits(other) && (both(m_born, other.m_born) || both(m_died, other.m_died));
}

void LifeYears::complete(const LifeYears &other)
{
    m_born = m_born.isKnown() ? m_born : other.m_born;
    m_died = m_died.isKnown() ? m_died : other.m_died;
}

} // namespace catalpa::store
