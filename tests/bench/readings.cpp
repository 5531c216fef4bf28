// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "readings.h"

#include "db/executorcount.h"
#include "db/session.h"
#include "models/booksmodel.h"
#include "reader.h"
#include "support/stallmeter.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::test {
namespace {

// A common word, a rare one, two words of which one is the author's, one with accents, and one that is nowhere.
const std::array searches{u"garden"_s, u"librarian"_s, u"søren winter"_s, u"čapek"_s, u"xylophon"_s};

Stalls takenFrom(StallMeter &meter)
{
    const Stalls stalls{.percentile99 = meter.percentile(0.99), .worst = meter.longest()};
    meter.reset();
    return stalls;
}

//! All columns, both ways; the last order is the one that was there at first.
Series sortAll(const std::function<double(int, Qt::SortOrder)> &sort)
{
    Series series;
    for (const int column : {BooksModel::Added, BooksModel::AuthorName, BooksModel::Title}) {
        for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder})
            series.add(sort(column, order));
    }
    return series;
}

int roundTripsOf(Reader &reader, const std::function<void()> &act)
{
    reader.waitForQuiet();
    reader.line().resetRoundTrips();
    act();
    reader.waitForQuiet();
    return reader.line().roundTrips();
}

void countRoundTrips(Readings &readings, Reader &reader)
{
    auto &counts = readings.roundTrips;
    counts.jumps = Series::of(19, [&] { return double(roundTripsOf(reader, [&] { reader.jump(); })); });
    counts.sort = roundTripsOf(reader, [&] { reader.sort(BooksModel::Title, Qt::DescendingOrder); });
    reader.sort(BooksModel::Title, Qt::AscendingOrder);
    counts.search = roundTripsOf(reader, [&] { reader.ask(u"garden"_s); });
    reader.ask({});
    readings.firstEdit = reader.edit();
    counts.edit = roundTripsOf(reader, [&] { readings.edits.add(reader.edit()); });
    readings.edits.add(Series::of(4, [&] { return reader.edit(); }));
}

void searchAll(Readings &readings, Reader &reader, StallMeter &meter)
{
    for (const QString &words : searches) {
        reader.search(words, [&](const QString &typed, double time) {
            if (readings.slowestStroke.isEmpty() || time > readings.strokes.worst())
                readings.slowestStroke = typed;
            readings.strokes.add(time);
        });
    }
    for (const QString &words : searches) {
        readings.questions.add(reader.ask(words));
        reader.ask({});
    }
    meter.reset();
    for (const QString &words : searches)
        reader.searchInHaste(words);
    readings.searching = takenFrom(meter);
}

void scrollAndLoseTheLine(Readings &readings, Reader &reader, StallMeter &meter)
{
    meter.reset();
    scroll(reader.view());
    readings.scrolling = takenFrom(meter);
    for (int time = 0; time < 5; ++time) {
        reader.line().cut();
        readings.jumpsAfterCut.add(reader.jump());
        letPass(200ms);
    }
    readings.reconnecting = takenFrom(meter);
    reader.settle();
}

} // namespace

Readings readInCatalpa(const TestServer &server, const ConnectionAddress &address, int roundTrip)
{
    Readings readings;
    for (int time = 0; time < 4; ++time)
        readings.opening.add(Reader(server, address, roundTrip).open());
    db::ExecutorCount::waitForNone(db::Session::longestConnecting); // Connections that are still being closed.

    Reader reader(server, address, roundTrip);
    const double before = megabytesInMemory();
    StallMeter meter;
    readings.opening.add(reader.open());
    readings.counting = reader.settle();
    readings.loading = takenFrom(meter);
    reader.waitForQuiet();
    readings.roundTrips.opening = reader.line().roundTrips();
    reader.goToBooks();
    readings.megabytes = megabytesInMemory() - before;

    readings.readingAgain = Series::of(9, [&] { return reader.refreshVisible(); });
    reader.settle();
    readings.jumps = Series::of(roundTrip > 0 ? 30 : 60, [&] { return reader.jump(); });
    scrollAndLoseTheLine(readings, reader, meter);
    meter.reset();
    readings.sorts = sortAll([&](int column, Qt::SortOrder order) { return reader.sort(column, order); });
    readings.sorting = takenFrom(meter);
    searchAll(readings, reader, meter);
    countRoundTrips(readings, reader);
    readings.megabytesAtEnd = megabytesInMemory() - before;
    readings.complaint = reader.complaint();
    return readings;
}

Readings readInQtTable(const TestServer &server, const ConnectionAddress &address, int roundTrip, QtTable::Kind kind)
{
    FaultProxy line(server.overTcp(address));
    line.setLatency(roundTrip / 2);
    Readings readings;
    QtTable table(line.address(), kind);
    QWidget &painted = *table.view().viewport();
    const auto always = [] {
        return true;
    };
    letPass(200ms);
    const double before = megabytesInMemory();
    StallMeter meter;
    readings.opening.add(timeToPaint(
        painted, [&] { table.open(); }, always, Reader::timeouts));
    readings.loading = takenFrom(meter);
    readings.megabytes = megabytesInMemory() - before;
    readings.readingAgain = Series::of(3, [&] {
        return timeToPaint(
            painted, [&] { table.open(); }, always, Reader::timeouts);
    });

    QRandomGenerator chance(1977);
    readings.jumps = Series::of(30, [&] { return jumpIn(table.view(), chance); });
    if (kind != QtTable::Kind::TableByTitle)
        return readings;
    meter.reset();
    scroll(table.view());
    readings.scrolling = takenFrom(meter);
    readings.sorts = sortAll([&](int column, Qt::SortOrder order) {
        // Its columns are those of the table: id, title, author_id and created_at.
        const int itsColumn = column == BooksModel::Title ? 1 : column == BooksModel::AuthorName ? 2 : 3;
        return timeToPaint(
            painted, [&] { table.sort(itsColumn, order); }, always, Reader::timeouts);
    });
    readings.sorting = takenFrom(meter);
    for (const QString &words : searches)
        readings.strokes.add(timeToPaint(
            painted, [&] { table.search(words); }, always, Reader::timeouts));
    readings.searching = takenFrom(meter);
    return readings;
}

} // namespace catalpa::test
