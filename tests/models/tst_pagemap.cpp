// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/pagemap.h"
#include "models/paging/rowdiff.h"
#include "support/testregistry.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

#include <numeric>

using namespace catalpa;

namespace {

Key key(qint64 id)
{
    return {{QString::number(id)}, id};
}

//! What the map is to know, as a plain list of lengths.
using Lengths = QList<int>;

Outline outlineOf(int rows, int stride)
{
    Outline outline{.keys = {}, .count = rows, .stride = stride};
    for (int row = 0; row < rows; row += stride)
        outline.keys += key(row);
    return outline;
}

Lengths lengthsOf(int rows, int stride)
{
    Lengths lengths;
    for (int row = 0; row < rows; row += stride)
        lengths += std::min(stride, rows - row);
    return lengths.isEmpty() ? Lengths{0} : lengths;
}

} // namespace

class PageMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void knowsTheFirstPageOnlyBeforeTheOutline();
    void anOutlineIsTheWholeSet_data();
    void anOutlineIsTheWholeSet();
    void everyRowIsWhereAPlainListHasIt_data();
    void everyRowIsWhereAPlainListHasIt();
    void chunksWithoutRowsHoldNone();
    void agreesWithAPlainListWhateverColleaguesDo_data() { everyRowIsWhereAPlainListHasIt_data(); }
    void agreesWithAPlainListWhateverColleaguesDo();
    void stepsLeadFromOldRowsToNew_data() { everyRowIsWhereAPlainListHasIt_data(); }
    void stepsLeadFromOldRowsToNew();
    void holdsNoMoreRowsThanAViewCanShow();

private:
    //! Compares everything the map tells with the plain list.
    static void compare(const PageMap &map, const Lengths &lengths)
    {
        QCOMPARE(map.chunkCount(), lengths.size());
        QCOMPARE(map.rowCount(), std::accumulate(lengths.cbegin(), lengths.cend(), 0));
        int row = 0;
        for (int chunk = 0; chunk < lengths.size(); ++chunk) {
            QCOMPARE(map.firstRow(chunk), row);
            QCOMPARE(map.rowsIn(chunk), lengths.at(chunk));
            for (int offset = 0; offset < lengths.at(chunk); ++offset, ++row)
                QCOMPARE(map.positionOf(row), (PageMap::Position{chunk, offset}));
        }
    }

    //! The ranges are the whole set, open at both ends, without a gap.
    static void compareRanges(const PageMap &map)
    {
        QVERIFY(!map.range(0).first);
        for (int chunk = 1; chunk < map.chunkCount(); ++chunk) {
            QVERIFY(map.range(chunk).first);
            QCOMPARE(map.range(chunk - 1).end, map.range(chunk).first);
        }
        QVERIFY(!map.range(map.chunkCount() - 1).end);
    }
};

void PageMapTest::isEmptyAtFirst()
{
    QCOMPARE(PageMap().rowCount(), 0);
    QCOMPARE(PageMap().chunkCount(), 0);
}

void PageMapTest::knowsTheFirstPageOnlyBeforeTheOutline()
{
    PageMap map;
    map.setOutline(outlineOf(1'000, 10));

    map.reset(200, key(200));

    compare(map, {200});
    QCOMPARE(map.range(0), (KeyRange{{}, key(200)}));
    map.reset(0, {});
    compare(map, {0});
    QCOMPARE(map.range(0), KeyRange());
}

void PageMapTest::anOutlineIsTheWholeSet_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("stride");

    for (const int stride : {1, 2, 7, 200}) {
        for (const int rows : {0, 1, stride - 1, stride, stride + 1, 3 * stride, 5 * stride + 3})
            QTest::addRow("%d rows by %d", rows, stride) << rows << stride;
    }
}

void PageMapTest::anOutlineIsTheWholeSet()
{
    QFETCH(const int, rows);
    QFETCH(const int, stride);
    PageMap map;
    map.reset(17, key(17));

    map.setOutline(outlineOf(rows, stride));

    compare(map, lengthsOf(rows, stride));
    compareRanges(map);
    for (int chunk = 1; chunk < map.chunkCount(); ++chunk)
        QCOMPARE(map.range(chunk).first, key(chunk * stride));
}

void PageMapTest::everyRowIsWhereAPlainListHasIt_data()
{
    QTest::addColumn<quint32>("seed");

    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void PageMapTest::everyRowIsWhereAPlainListHasIt()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const int stride = 1 + int(random.bounded(12));
    const int rows = int(random.bounded(300));
    PageMap map;
    map.setOutline(outlineOf(rows, stride));
    Lengths lengths = lengthsOf(rows, stride);

    for (int step = 0; step < 60; ++step) {
        const int chunk = int(random.bounded(quint32(lengths.size())));
        lengths[chunk] = random.bounded(4) == 0 ? 0 : int(random.bounded(quint32(3 * stride)));
        map.resize(chunk, lengths.at(chunk));

        compare(map, lengths);
        compareRanges(map);
        if (QTest::currentTestFailed())
            return;
    }
}

void PageMapTest::chunksWithoutRowsHoldNone()
{
    PageMap map;
    map.setOutline(outlineOf(50, 10));
    for (const int emptied : {0, 2, 3, 4})
        map.resize(emptied, 0);

    compare(map, {0, 10, 0, 0, 0});
    map.resize(1, 0);
    compare(map, {0, 0, 0, 0, 0});
    compareRanges(map);
}

//! The truth is a sorted list of numbers that are their own keys. Chunks are read in any order and say what they
//! hold.
void PageMapTest::agreesWithAPlainListWhateverColleaguesDo()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const int stride = 2 + int(random.bounded(8));
    QList<qint64> truth;
    for (int i = 0; i < 200; ++i)
        truth += 10 * i;
    const auto within = [&truth](const KeyRange &range) {
        const auto first =
            range.first ? std::lower_bound(truth.cbegin(), truth.cend(), range.first->id) : truth.cbegin();
        const auto end = range.end ? std::lower_bound(first, truth.cend(), range.end->id) : truth.cend();
        return QList<qint64>(first, end);
    };
    Outline outline{.keys = {}, .count = truth.size(), .stride = stride};
    for (qsizetype row = 0; row < truth.size(); row += stride)
        outline.keys += key(truth.at(row));
    PageMap map;
    map.setOutline(outline);
    // As a model reads: never more than two pages at once; what is behind is cut off and measured, what is empty
    // joined.
    const auto read = [&](int chunk) {
        const QList<qint64> rows = within(map.range(chunk));
        if (rows.size() > 2 * stride) {
            map.cut(chunk, 2 * stride, key(rows.at(2 * stride)), 1);
            const QList<qint64> rest = rows.mid(2 * stride);
            Outline parts{.keys = {}, .count = rest.size(), .stride = stride};
            for (qsizetype row = 0; row < rest.size(); row += stride)
                parts.keys += key(rest.at(row));
            map.divide(chunk + 1, parts);
        } else {
            map.resize(chunk, int(rows.size()));
            if (rows.isEmpty() && chunk + 1 < map.chunkCount())
                map.join(chunk);
        }
    };

    for (int step = 0; step < 400; ++step) {
        switch (random.bounded(4)) {
        case 0: // A colleague imports.
            for (quint32 more = random.bounded(40), at = random.bounded(2'000); more > 0; --more) {
                const qint64 number = at + more;
                const auto place = std::lower_bound(truth.begin(), truth.end(), number);
                if (place == truth.end() || *place != number)
                    truth.insert(place, number);
            }
            break;
        case 1: // A colleague deletes.
            truth.remove(random.bounded(int(truth.size() / 2)),
                         std::min(qsizetype(random.bounded(30)), truth.size() / 4));
            break;
        default: // Somebody scrolls.
            const int row = map.rowCount() > 0 ? int(random.bounded(quint32(map.rowCount()))) : 0;
            const int chunk = map.rowCount() > 0 ? map.positionOf(row).chunk : 0;
            read(chunk);
            QVERIFY(chunk >= map.chunkCount() || map.rowsIn(chunk) <= 2 * stride + stride);
        }
        compareRanges(map);
        if (QTest::currentTestFailed())
            return;
    }
    for (int chunk = 0; chunk < map.chunkCount();) {
        const int chunks = map.chunkCount();
        read(chunk);
        chunk += map.chunkCount() < chunks ? 0 : 1; // Joined with the next, it is to be read anew.
    }

    QCOMPARE(map.rowCount(), truth.size());
    QList<qint64> seen;
    Lengths lengths;
    for (int chunk = 0; chunk < map.chunkCount(); ++chunk) {
        seen += within(map.range(chunk));
        lengths += int(within(map.range(chunk)).size());
    }
    QCOMPARE(seen, truth);
    compare(map, lengths);
}

void PageMapTest::stepsLeadFromOldRowsToNew()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 50; ++round) {
        QList<qint64> before;
        QList<qint64> now;
        for (qint64 id = 1; id <= 40; ++id) {
            if (random.bounded(3) > 0)
                before.insert(random.bounded(int(before.size()) + 1), id);
            if (random.bounded(3) > 0)
                now.insert(random.bounded(int(now.size()) + 1), id);
        }
        QList<qint64> rows = before;

        for (const RowChange &step : rowDiff(before, now)) {
            if (step.kind == RowChange::Remove)
                rows.remove(step.first, step.count);
            else if (step.kind == RowChange::Move)
                rows.move(step.first, step.to);
            else
                for (int row = step.first; row < step.first + step.count; ++row)
                    rows.insert(row, now.at(row));
        }

        QCOMPARE(rows, now);
    }
    QVERIFY(rowDiff({1, 2, 3}, {1, 2, 3}).isEmpty());
    QCOMPARE(rowDiff({1, 2, 3, 4}, {4, 1, 2, 3}), (QList<RowChange>{{RowChange::Move, 3, 1, 0}}));
    QCOMPARE(rowDiff({1, 2, 3, 4}, {1, 4}), (QList<RowChange>{{RowChange::Remove, 1, 2}}));
    QCOMPARE(rowDiff({1, 4}, {1, 2, 3, 4}), (QList<RowChange>{{RowChange::Insert, 1, 2}}));
}

void PageMapTest::holdsNoMoreRowsThanAViewCanShow()
{
    PageMap map;

    map.setOutline({.keys = {key(0), key(1), key(2)}, .count = 3'000'000'000, .stride = 1'000'000'000});

    QCOMPARE(map.rowCount(), PageMap::mostRows);
}

CATALPA_TEST(PageMapTest)
#include "tst_pagemap.moc"
