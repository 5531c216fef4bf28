// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/pagemap.h"

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
    void stretchesWithoutRowsHoldNone();

private:
    //! Compares everything the map tells with the plain list.
    static void compare(const PageMap &map, const Lengths &lengths)
    {
        QCOMPARE(map.stretchCount(), lengths.size());
        QCOMPARE(map.rowCount(), std::accumulate(lengths.cbegin(), lengths.cend(), 0));
        int row = 0;
        for (int stretch = 0; stretch < lengths.size(); ++stretch) {
            QCOMPARE(map.firstRow(stretch), row);
            QCOMPARE(map.rowsIn(stretch), lengths.at(stretch));
            for (int offset = 0; offset < lengths.at(stretch); ++offset, ++row)
                QCOMPARE(map.placeOf(row), (PageMap::Place{stretch, offset}));
        }
    }

    //! The ranges are the whole set, open at both ends, without a gap.
    static void compareRanges(const PageMap &map)
    {
        QVERIFY(!map.range(0).first);
        for (int stretch = 1; stretch < map.stretchCount(); ++stretch) {
            QVERIFY(map.range(stretch).first);
            QCOMPARE(map.range(stretch - 1).end, map.range(stretch).first);
        }
        QVERIFY(!map.range(map.stretchCount() - 1).end);
    }
};

void PageMapTest::isEmptyAtFirst()
{
    QCOMPARE(PageMap().rowCount(), 0);
    QCOMPARE(PageMap().stretchCount(), 0);
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
    for (int stretch = 1; stretch < map.stretchCount(); ++stretch)
        QCOMPARE(map.range(stretch).first, key(stretch * stride));
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
        const int stretch = int(random.bounded(quint32(lengths.size())));
        lengths[stretch] = random.bounded(4) == 0 ? 0 : int(random.bounded(quint32(3 * stride)));
        map.resize(stretch, lengths.at(stretch));

        compare(map, lengths);
        compareRanges(map);
        if (QTest::currentTestFailed())
            return;
    }
}

void PageMapTest::stretchesWithoutRowsHoldNone()
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

QTEST_GUILESS_MAIN(PageMapTest)
#include "tst_pagemap.moc"
