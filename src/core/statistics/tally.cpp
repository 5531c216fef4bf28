// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/tally.h"

#include "core/records/country.h"

#include <QtCore/QMap>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr int mostMonths = 36;

int monthNumber(const QString &month)
{
    return 12 * month.left(4).toInt() + month.mid(5).toInt() - 1;
}

QString monthText(int number)
{
    return u"%1-%2"_s.arg(number / 12, 4, 10, QChar(u'0')).arg(number % 12 + 1, 2, 10, QChar(u'0'));
}

//! The group of what was counted; the same text for the same group.
QString groupOf(TallyKind kind, const QString &value)
{
    switch (kind) {
    case TallyKind::Country:
        return countryCode(value).value_or(value);
    case TallyKind::Language:
        return value.toLower();
    default:
        return value;
    }
}

QMap<QString, qint64> grouped(TallyKind kind, const QList<Tally> &counted)
{
    QMap<QString, qint64> groups;
    for (const Tally &tally : counted)
        groups[groupOf(kind, tally.value)] += tally.books;
    return groups;
}

//! From the first number to the last one, by \a step; \a text makes a value of a number.
template <typename Text>
QList<Tally> withoutGaps(const QMap<QString, qint64> &groups, int first, int last, int step, Text text)
{
    QList<Tally> all;
    for (int number = first; number <= last; number += step)
        all += {text(number), groups.value(text(number))};
    return all;
}

QString yearText(int year)
{
    return QString::number(year);
}

QList<Tally> months(const QMap<QString, qint64> &groups)
{
    const int first = monthNumber(groups.firstKey());
    const int last = monthNumber(groups.lastKey());
    if (last - first < mostMonths)
        return withoutGaps(groups, first, last, 1, monthText);
    QMap<QString, qint64> years;
    for (const auto &[month, books] : groups.asKeyValueRange())
        years[month.left(4)] += books;
    return withoutGaps(years, years.firstKey().toInt(), years.lastKey().toInt(), 1, yearText);
}

//! Those of no year stand behind the others. Gaps of more than some centuries are nobody's.
QList<Tally> decades(QMap<QString, qint64> groups)
{
    constexpr int mostDecades = 100;
    const qint64 nothing = groups.take(QString());
    QList<Tally> all;
    QList<int> years;
    for (const QString &decade : groups.keys())
        years += decade.toInt();
    std::sort(years.begin(), years.end());
    if (!years.isEmpty() && years.last() - years.first() <= 10 * mostDecades) {
        all = withoutGaps(groups, years.first(), years.last(), 10, yearText);
    } else {
        for (const int year : std::as_const(years))
            all += {yearText(year), groups.value(yearText(year))};
    }
    if (nothing > 0)
        all += {QString(), nothing};
    return all;
}

QList<Tally> byNumber(const QMap<QString, qint64> &groups)
{
    QList<Tally> all;
    for (const auto &[value, books] : groups.asKeyValueRange())
        all += {value, books};
    std::stable_sort(all.begin(), all.end(),
                     [](const Tally &one, const Tally &other) { return one.books > other.books; });
    return all;
}

QString quoted(const QString &value)
{
    return u'"' + QString(value).remove(u'"') + u'"';
}

} // namespace

Tallies tallied(TallyKind kind, const QList<Tally> &counted)
{
    const QMap<QString, qint64> groups = grouped(kind, counted);
    if (groups.isEmpty())
        return {};
    Tallies tallies{.groups = kind == TallyKind::Added ? months(groups)
                        : kind == TallyKind::Decade    ? decades(groups)
                                                       : byNumber(groups)};
    const QList<Tally> rest = tallies.groups.mid(mostTallies);
    tallies.groups = tallies.groups.first(std::min(mostTallies, tallies.groups.size()));
    tallies.others = std::accumulate(rest.cbegin(), rest.cend(), qint64(0),
                                     [](qint64 books, const Tally &tally) { return books + tally.books; });
    return tallies;
}

QString searchFor(TallyKind kind, const QString &value)
{
    switch (kind) {
    case TallyKind::Added:
        return u"added:"_s + value;
    case TallyKind::Country:
        return u"country:"_s + (value.isEmpty() ? u"none"_s : value.size() == 2 ? value : quoted(value));
    case TallyKind::Language:
        return u"lang:"_s + (value.isEmpty() ? u"none"_s : value.size() <= 3 ? value : quoted(value));
    case TallyKind::Decade:
        return u"year:"_s + (value.isEmpty() ? u"none"_s : u"%1..%2"_s.arg(value).arg(value.toInt() + 9));
    }
    return {};
}

} // namespace catalpa
