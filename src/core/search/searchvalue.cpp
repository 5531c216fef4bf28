// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchvalue.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

//! The days of "2026", "2026-03" or "2026-03-01": the first, and the one behind the last.
struct Span {
    QDate first;
    QDate behind;
};

std::optional<Span> spanOf(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool hasMonth = match.hasCaptured(2);
    const bool hasDay = match.hasCaptured(3);
    const QDate first(match.captured(1).toInt(), hasMonth ? match.captured(2).toInt() : 1,
                      hasDay ? match.captured(3).toInt() : 1);
    // Years that calendars and databases agree about.
    if (!first.isValid() || first.year() < 1000 || first.year() >= 9999)
        return std::nullopt;
    return Span{first, hasDay ? first.addDays(1) : hasMonth ? first.addMonths(1) : first.addYears(1)};
}

QDate before(const QDate &today, const SearchAge &age)
{
    switch (age.unit) {
    case u'w':
        return today.addDays(-7LL * age.count);
    case u'm':
        return today.addMonths(-age.count);
    case u'y':
        return today.addYears(-age.count);
    default:
        return today.addDays(-age.count);
    }
}

std::optional<SearchTerm> readAge(const QString &value, const QDate &today, SearchTerm term)
{
    static const QRegularExpression form(u"^([<>])=?(\\d{1,5})([dwmy])$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    const SearchAge age{match.captured(2).toInt(), match.captured(3).toLower().front().unicode(),
                        match.captured(1) == u"<"_s};
    const QDate day = before(today, age);
    // Nothing was recorded so long ago: there is no need to name such a day to the database.
    const QDate bound = day.isValid() && day.year() >= 1000 ? day : QDate(1000, 1, 1);
    term.age = age;
    if (age.younger)
        term.from = bound;
    else
        term.until = bound;
    return term;
}

//! "<2026", ">=2026-03".
std::optional<SearchTerm> readComparison(const QString &value, SearchTerm term)
{
    const bool less = value.startsWith(u'<');
    const bool orEqual = value.mid(1).startsWith(u'=');
    const auto span = spanOf(value.mid(orEqual ? 2 : 1));
    if (!span)
        return std::nullopt;
    if (less)
        term.until = orEqual ? span->behind : span->first;
    else
        term.from = orEqual ? span->first : span->behind;
    return term;
}

std::optional<SearchTerm> readRange(const QString &value, SearchTerm term)
{
    const qsizetype dots = value.indexOf(".."_L1);
    const QString first = value.left(dots);
    const QString last = value.mid(dots + 2);
    const auto from = spanOf(first);
    const auto until = spanOf(last);
    if ((!from && !first.isEmpty()) || (!until && !last.isEmpty()) || (!from && !until))
        return std::nullopt;
    if (from)
        term.from = from->first;
    if (until)
        term.until = until->behind;
    return term;
}

bool isWord(const QString &value, const QString &english, const QString &translated)
{
    return value.compare(english, Qt::CaseInsensitive) == 0 || value.compare(translated, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<SearchTerm> readDates(const QString &value, const QDate &today, SearchTerm term)
{
    term.kind = SearchTerm::Kind::Dates;
    if (isWord(value, u"today"_s, Text::tr("today"))) {
        term.from = today;
        return term;
    }
    if (isWord(value, u"yesterday"_s, Text::tr("yesterday"))) {
        term.from = today.addDays(-1);
        term.until = today;
        return term;
    }
    if (value.startsWith(u'<') || value.startsWith(u'>')) {
        const auto age = readAge(value, today, term);
        return age ? age : readComparison(value, term);
    }
    if (value.contains(".."_L1))
        return readRange(value, term);
    const auto span = spanOf(value);
    if (!span)
        return std::nullopt;
    term.from = span->first;
    term.until = span->behind;
    return term;
}

std::optional<SearchTerm> readNumber(const QString &value, SearchTerm term)
{
    static const QRegularExpression form(u"^(<=?|>=?|)(\\d{1,9})$"_s);
    static const QRegularExpression range(u"^(\\d{1,9})?\\.\\.(\\d{1,9})?$"_s);
    term.kind = SearchTerm::Kind::Number;
    if (wordsForNothing().contains(value, Qt::CaseInsensitive)) {
        term.most = 0;
        return term;
    }
    if (wordsForSomething().contains(value, Qt::CaseInsensitive)) {
        term.least = 1;
        return term;
    }
    if (const auto match = form.match(value); match.hasMatch()) {
        const QString sign = match.captured(1);
        const int number = match.captured(2).toInt();
        if (!sign.startsWith(u'<'))
            term.least = sign == u">"_s ? number + 1 : number;
        if (!sign.startsWith(u'>'))
            term.most = sign == u"<"_s ? number - 1 : number;
        return term;
    }
    const auto match = range.match(value);
    if (!match.hasMatch() || value.size() == 2)
        return std::nullopt;
    if (!match.captured(1).isEmpty())
        term.least = match.captured(1).toInt();
    if (!match.captured(2).isEmpty())
        term.most = match.captured(2).toInt();
    return term;
}

} // namespace catalpa
