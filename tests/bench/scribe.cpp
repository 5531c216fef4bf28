// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scribe.h"

#include <tuple>

using namespace Qt::StringLiterals;

namespace catalpa::test {

Figure Scribe::beside(const QString &what, const Value &value, const QString &name,
                      const std::optional<Readings> &other)
{
    Figure figure{.what = what, .value = value(m_compared.catalpa)};
    if (other) {
        figure.baseline = name;
        figure.baselineValue = value(*other);
    }
    return figure;
}

void Scribe::opening(const QString &what, Series Readings::*series, const Comparison *smallest)
{
    const auto median = [series](const Readings &readings) {
        return (readings.*series).median();
    };
    const std::pair<QString, const std::optional<Readings> &> others[] = {
        {u"QSqlTableModel"_s, m_compared.unsorted},
        {u"QSqlTableModel, sorted"_s, m_compared.sorted},
        {u"QSqlQueryModel, sorted"_s, m_compared.query}};
    for (const auto &[name, other] : others) {
        if (!other)
            continue;
        Figure figure = beside(what, median, name, other);
        if (m_compared.books >= million && m_compared.roundTrip == 0) // Far away, both wait for the line.
            figure.timesBetter = 50;
        m_chapter.figures += figure;
    }
    if (!smallest)
        return;
    Figure figure = beside(what, median, u"the smallest library"_s, smallest->catalpa);
    figure.atMost = 1.25 * figure.baselineValue + 5; // Noise.
    m_chapter.figures += figure;
}

void Scribe::times(const QString &what, Series Readings::*series, std::optional<double> goal, bool isCompared)
{
    const auto &other = isCompared ? m_compared.sorted : std::nullopt;
    Figure median = beside(
        what + u", median"_s, [series](const Readings &readings) { return (readings.*series).median(); },
        u"QSqlTableModel"_s, other);
    Figure worst = beside(
        what + u", worst"_s, [series](const Readings &readings) { return (readings.*series).worst(); },
        u"QSqlTableModel"_s, other);
    if (goal && m_compared.books <= million)
        median.atMost = worst.atMost = m_compared.roundTrip + *goal;
    m_chapter.figures << median << worst;
}

void Scribe::stalls(const QString &what, Stalls Readings::*stalls, bool isCompared)
{
    const auto &other = isCompared ? m_compared.sorted : std::nullopt;
    Figure usual = beside(
        u"window stalls, "_s + what + u", 99 %"_s,
        [stalls](const Readings &readings) { return (readings.*stalls).percentile99; }, u"QSqlTableModel"_s, other);
    Figure worst = beside(
        u"window stalls, "_s + what + u", worst"_s,
        [stalls](const Readings &readings) { return (readings.*stalls).worst; }, u"QSqlTableModel"_s, other);
    usual.atMost = 16;
    worst.atMost = 50;
    m_chapter.figures << usual << worst;
}

void Scribe::memory()
{
    Figure opened = beside(
        u"memory added, all counted"_s, [](const Readings &readings) { return readings.megabytes; },
        u"QSqlTableModel"_s, m_compared.unsorted);
    Figure used{.what = u"memory added, after all of this"_s, .value = m_compared.catalpa.megabytesAtEnd};
    opened.unit = used.unit = u"MB"_s;
    opened.atMost = used.atMost = m_compared.books <= million ? 40 : 150;
    m_chapter.figures << opened << used;
}

void Scribe::roundTrips()
{
    const auto &counts = m_compared.catalpa.roundTrips;
    // To open is to connect twice, to look what is there, and to read and count two pages. A jump to where two
    // stretches meet reads both. Sorting and searching read a page, which is what a person waits for; then they count,
    // look where the record under the cursor has gone, read there if it was found, and read a page ahead.
    const std::tuple<const char *, double, int> pinned[] = {
        {"open and count", counts.opening, 28},         {"jump, median", counts.jumps.median(), 1},
        {"jump, worst", counts.jumps.worst(), 2},       {"sort and all behind it", counts.sort, 6},
        {"search and all behind it", counts.search, 4}, {"edit", counts.edit, 1}};
    for (const auto &[what, count, most] : pinned) {
        m_chapter.figures += Figure{.what = u"round trips: "_s + QLatin1String(what),
                                    .unit = QString(),
                                    .value = count,
                                    .atMost = most,
                                    .timesBetter = {}};
    }
}

Chapter Scribe::write(const Comparison *smallest)
{
    opening(u"open an address, to painted rows"_s, &Readings::opening, smallest);
    opening(u"ask for books, to painted rows"_s, &Readings::readingAgain, smallest);
    m_chapter.figures +=
        Figure{.what = u"from the first rows to their exact number"_s, .value = m_compared.catalpa.counting};
    memory();
    times(u"jump to a row"_s, &Readings::jumps, 50, true);
    times(u"sort change"_s, &Readings::sorts, std::nullopt, true);
    times(u"search, key stroke to rows"_s, &Readings::strokes, 100, true);
    times(u"search, question to rows"_s, &Readings::questions, std::nullopt, false);
    m_chapter.figures +=
        Figure{.what = u"first edit, with connecting, until saved"_s, .value = m_compared.catalpa.firstEdit};
    times(u"edit, until saved"_s, &Readings::edits, std::nullopt, false);
    times(u"jump when the line was just cut"_s, &Readings::jumpsAfterCut, std::nullopt, false);
    stalls(u"loading"_s, &Readings::loading, true);
    stalls(u"scrolling"_s, &Readings::scrolling, true);
    stalls(u"searching"_s, &Readings::searching, true);
    stalls(u"sorting"_s, &Readings::sorting, true);
    stalls(u"reconnecting"_s, &Readings::reconnecting, false);
    roundTrips();
    return m_chapter;
}

} // namespace catalpa::test
