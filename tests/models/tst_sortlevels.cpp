// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sortlevels.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace catalpa;

class SortLevelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClickSortsByOneColumnAndTheNextTurnsItRound()
    {
        const auto once = sortlevels::sortedBy({{.column = 0}}, 2);
        QCOMPARE(once, sortlevels::Levels({{.column = 2}}));
        QCOMPARE(sortlevels::sortedBy(once, 2), sortlevels::sortedBy(2, Qt::DescendingOrder));
        QCOMPARE(sortlevels::sortedBy(sortlevels::sortedBy(once, 2), 2), once);
    }

    void aClickOnTheFirstOfSeveralKeepsItsDirectionAndItsPlaceForNothing()
    {
        const sortlevels::Levels several{{.column = 1, .order = Qt::DescendingOrder, .nothingFirst = true},
                                         {.column = 0}};

        QCOMPARE(sortlevels::sortedBy(several, 1), sortlevels::Levels({several.first()}));
        QCOMPARE(sortlevels::sortedBy(several, 0), sortlevels::Levels({{.column = 0}}));
    }

    void furtherColumnsGoBehindAndTurnInTheirPlace()
    {
        const auto two = sortlevels::thenBy({{.column = 1}}, 0);
        QCOMPARE(two, sortlevels::Levels({{.column = 1}, {.column = 0}}));
        QCOMPARE(sortlevels::thenBy(two, 1).first().order, Qt::DescendingOrder);
        QCOMPARE(sortlevels::thenBy(two, 1).size(), 2);
    }

    void theLastLevelStays()
    {
        const auto two = sortlevels::thenBy({{.column = 1}}, 0);
        QCOMPARE(sortlevels::without(two, 1), sortlevels::Levels({{.column = 0}}));
        QCOMPARE(sortlevels::without({{.column = 1}}, 1), sortlevels::Levels({{.column = 1}}));
        QCOMPARE(sortlevels::without(two, 7), two);
    }

    void nothingRecordedGoesFirstForTheLevelThatIsToldAlone()
    {
        const auto two = sortlevels::withNothing(sortlevels::thenBy({{.column = 1}}, 0), 0, true);
        QVERIFY(!two.at(0).nothingFirst);
        QVERIFY(two.at(1).nothingFirst);
        QCOMPARE(sortlevels::withNothing(two, 9, true), two);
    }
};

CATALPA_TEST(SortLevelsTest)
#include "tst_sortlevels.moc"
