// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/remainingtime.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace catalpa;

//! How long it still takes, within a factor of two.
class RemainingTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyKnowsAtFirst()
    {
        RemainingTime time;
        QVERIFY(!time.left());
        time.note(0, 0, 1'000);
        time.note(1'500, 100, 1'000);
        QVERIFY(!time.left());
    }

    void evenWorkIsForetoldExactly()
    {
        RemainingTime time;
        for (int second = 0; second <= 30; ++second)
            time.note(second * 1'000, second * 100, 6'000);
        QCOMPARE(time.left().value_or(0), 30'000);
    }

    void whatBecomesSlowerIsForetoldWithinAFactorOfTwo()
    {
        // Half of it at one speed, the rest at a third of it: 20 s after the change, 100 s are left.
        RemainingTime time;
        for (int second = 0; second <= 40; ++second)
            time.note(second * 1'000, second * 150, 12'000);
        for (int second = 1; second <= 20; ++second)
            time.note((40 + second) * 1'000, 6'000 + second * 50, 12'000);
        const auto left = time.left();
        QVERIFY(left);
        QVERIFY2(*left > 50'000 && *left < 200'000, qPrintable(QString::number(*left)));
    }

    void anotherStageBeginsAnew()
    {
        RemainingTime time;
        time.note(0, 0, 1'000);
        time.note(5'000, 500, 1'000);
        QVERIFY(time.left());
        time.note(5'100, 0, 24);
        QVERIFY(!time.left());
    }

    void whatStandsStillHasNoEnd()
    {
        RemainingTime time;
        time.note(0, 10, 1'000);
        time.note(60'000, 10, 1'000);
        QVERIFY(!time.left());
    }
};

CATALPA_TEST(RemainingTimeTest)
#include "tst_remainingtime.moc"
