// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figures.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

QString number(double value)
{
    if (!std::isfinite(value))
        return u"none"_s;
    return QString::number(value, 'f', value < 10 && value != std::floor(value) ? 1 : 0);
}

QString grouped(qint64 count)
{
    QString text = QLocale(QLocale::English).toString(count);
    return text.replace(u',', u' ');
}

QString ratio(const Figure &figure)
{
    return figure.baseline.isEmpty() || figure.value <= 0 ? QString()
                                                          : u"%1×"_s.arg(number(figure.baselineValue / figure.value));
}

QString goal(const Figure &figure)
{
    if (figure.atMost)
        return u"≤ %1"_s.arg(number(*figure.atMost));
    return figure.timesBetter ? u"≥ %1×"_s.arg(number(*figure.timesBetter)) : QString();
}

QString met(const Figure &figure)
{
    const auto met = figure.isMet();
    return !met ? QString() : *met ? u"yes"_s : u"NO"_s;
}

void printLine(const QString &what, const QString &value, const QString &baseline, const QString &baselineValue,
               const QString &times, const QString &goal, const QString &met)
{
    const QString line = u"  "_s + what.leftJustified(47) + value.rightJustified(11) + u"  "_s
        + baseline.leftJustified(26) + baselineValue.rightJustified(11) + times.rightJustified(8)
        + goal.rightJustified(10) + met.rightJustified(6);
    std::puts(line.toUtf8().constData());
    std::fflush(stdout);
}

//! JSON knows no infinity.
QJsonValue finite(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue();
}

QJsonObject toJson(const Figure &figure, const Chapter &chapter)
{
    QJsonObject object{{u"books"_s, chapter.books},
                       {u"roundTrip"_s, chapter.roundTrip},
                       {u"what"_s, figure.what},
                       {u"unit"_s, figure.unit},
                       {u"value"_s, finite(figure.value)}};
    if (!figure.baseline.isEmpty()) {
        object[u"baseline"_s] = figure.baseline;
        object[u"baselineValue"_s] = finite(figure.baselineValue);
    }
    if (figure.atMost)
        object[u"atMost"_s] = *figure.atMost;
    if (figure.timesBetter)
        object[u"timesBetter"_s] = *figure.timesBetter;
    if (const auto met = figure.isMet())
        object[u"met"_s] = *met;
    return object;
}

Figure figureFrom(const QJsonObject &object)
{
    Figure figure{.what = object[u"what"_s].toString(),
                  .unit = object[u"unit"_s].toString(),
                  .value = object[u"value"_s].toDouble(INFINITY),
                  .baseline = object[u"baseline"_s].toString(),
                  .baselineValue = object[u"baselineValue"_s].toDouble(INFINITY)};
    if (object.contains("atMost"_L1))
        figure.atMost = object[u"atMost"_s].toDouble();
    if (object.contains("timesBetter"_L1))
        figure.timesBetter = object[u"timesBetter"_s].toDouble();
    return figure;
}

QString withUnit(double value, const QString &unit)
{
    return unit.isEmpty() ? number(value) : number(value) + u' ' + unit;
}

//! What README tells of, and of that what the distance of the server matters to.
const QStringList forReadme{
    u"start of the program, to a painted window"_s,
    u"start of the program, to painted rows"_s,
    u"open an address, to painted rows"_s,
    u"ask for books, to painted rows"_s,
    u"memory added, all counted"_s,
    u"memory added, after all of this"_s,
    u"jump to a row, median"_s,
    u"sort change, median"_s,
    u"search, key stroke to rows, median"_s,
    u"search, key stroke to rows, worst"_s,
    u"window stalls, loading, worst"_s,
    u"window stalls, scrolling, worst"_s,
    u"window stalls, searching, worst"_s,
    u"window stalls, reconnecting, worst"_s,
};
const QStringList farForReadme = forReadme.filter(QRegularExpression(u"^(open|ask|jump|sort|search)"_s));

//! One figure at all sizes, or nothing when it was not measured.
QString readmeLine(const QJsonArray &figures, const QString &what, int roundTrip, const QList<qint64> &books)
{
    QStringList cells;
    QString baseline;
    QString wanted;
    for (const qint64 count : books) {
        QString cell;
        bool isMissed = false;
        for (const QJsonValue &value : figures) {
            const QJsonObject object = value.toObject();
            if (object[u"what"_s] != what || object[u"roundTrip"_s] != roundTrip || object[u"books"_s] != count)
                continue;
            const Figure figure = figureFrom(object);
            cell = withUnit(figure.value, figure.unit);
            isMissed = isMissed || !figure.isMet().value_or(true);
            wanted = wanted.isEmpty() ? goal(figure) : wanted;
            if (figure.baseline.startsWith("QSqlTableModel"_L1) && count <= 1'000'000)
                baseline = withUnit(figure.baselineValue, figure.unit);
        }
        cells += isMissed ? cell + u" (missed)"_s : cell;
    }
    if (cells.join(QString()).isEmpty())
        return {};
    const QString line = roundTrip > 0 ? u", server %1 ms away"_s.arg(roundTrip) : QString();
    return u"| "_s + what + line + u" | "_s + cells.join(u" | "_s) + u" | "_s + baseline + u" | "_s + wanted
        + u" |\n"_s;
}

} // namespace

std::optional<bool> Figure::isMet() const
{
    if (atMost)
        return value <= *atMost;
    if (timesBetter)
        return baselineValue >= *timesBetter * value;
    return std::nullopt;
}

void printHeading()
{
    printLine({}, u"Catalpa"_s, u"beside"_s, {}, u"ratio"_s, u"goal"_s, u"met"_s);
}

void print(const Chapter &chapter)
{
    std::printf("\n%s books, %d ms added to each round trip\n", qPrintable(grouped(chapter.books)), chapter.roundTrip);
    for (const Figure &figure : chapter.figures) {
        const bool compared = !figure.baseline.isEmpty();
        printLine(figure.what, withUnit(figure.value, figure.unit), figure.baseline,
                  compared ? withUnit(figure.baselineValue, figure.unit) : QString(), ratio(figure), goal(figure),
                  met(figure));
    }
}

QJsonObject toJson(const QJsonObject &about, const QList<Chapter> &chapters)
{
    QJsonArray figures;
    for (const Chapter &chapter : chapters) {
        for (const Figure &figure : chapter.figures)
            figures += toJson(figure, chapter);
    }
    QJsonObject result = about;
    result[u"figures"_s] = figures;
    return result;
}

QString toMarkdown(const QJsonObject &result)
{
    const QJsonArray figures = result[u"figures"_s].toArray();
    QSet<qint64> sizes;
    QSet<int> roundTrips;
    for (const QJsonValue &figure : figures) {
        sizes += figure[u"books"_s].toInteger();
        roundTrips += figure[u"roundTrip"_s].toInt();
    }
    QList<qint64> books = sizes.values();
    QList<int> lines = roundTrips.values();
    std::sort(books.begin(), books.end());
    std::sort(lines.begin(), lines.end());

    QString text = u"| Books |"_s;
    for (const qint64 count : books)
        text += u' ' + grouped(count) + u" |"_s;
    text += u" Qt's table model | Goal |\n| --- |"_s + u" ---: |"_s.repeated(books.size() + 2) + u'\n';
    for (const int roundTrip : lines) {
        for (const QString &what : roundTrip == 0 ? forReadme : farForReadme)
            text += readmeLine(figures, what, roundTrip, books);
    }
    return text
        + u"\n%1, %2 with %3 cores and %4 GB, PostgreSQL %5 on the same machine, Qt %6. Qt's table model is "
          "QSqlTableModel\nwith a million books, sorted by title where Catalpa is.\n"_s.arg(
              result[u"date"_s].toString().left(10), result[u"processor"_s].toString(),
              QString::number(result[u"cores"_s].toInt()), number(result[u"memory"_s].toDouble()),
              result[u"postgresql"_s].toString().section(u' ', 0, 0), result[u"qt"_s].toString());
}

} // namespace catalpa::test
