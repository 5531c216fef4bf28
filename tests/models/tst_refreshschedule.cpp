// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/refresh/refreshschedule.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace catalpa;
using namespace std::chrono_literals;

//! When a window may ask by itself.
class RefreshScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksNothingBeforeItIsUsed()
    {
        RefreshSchedule schedule;
        QCOMPARE(asked(schedule, 10min), 0);
    }

    void asksAtOnceAndThenEveryTwoSecondsWhileItIsUsed()
    {
        RefreshSchedule schedule;
        QVERIFY(schedule.noteUse());
        QVERIFY(!schedule.noteUse());

        QVERIFY(schedule.pass(250ms));
        QCOMPARE(asked(schedule, 20s), 10);
    }

    void asksNothingMoreAMinuteAfterTheLastUse()
    {
        RefreshSchedule schedule;
        schedule.noteUse();
        QVERIFY(asked(schedule, 60s) > 0);

        QVERIFY(!schedule.isUsed());
        QCOMPARE(asked(schedule, 10min), 0);
    }

    void asksLessAndLessOftenAfterFailures()
    {
        RefreshSchedule schedule;
        schedule.noteUse();
        QList<int> pauses;
        for (int failures = 0; failures < 7; ++failures) {
            schedule.noteFailure(0);
            int quarters = 1;
            for (; !schedule.pass(250ms); ++quarters)
                schedule.noteUse();
            pauses += quarters / 4;
        }

        QCOMPARE(pauses, (QList<int>{1, 2, 4, 8, 16, 30, 30}));
        schedule.noteSuccess();
        QCOMPARE(asked(schedule, 20s), 10);
    }

    void doesNotComeBackTogetherWithOthers()
    {
        RefreshSchedule schedule;
        schedule.noteUse();
        schedule.noteFailure(1);

        QVERIFY(!schedule.pass(1'240ms));
        QVERIFY(schedule.pass(10ms));
    }

    void isNotLuredIntoAskingByUse()
    {
        RefreshSchedule schedule;
        schedule.noteUse();
        for (int failures = 0; failures < 6; ++failures)
            schedule.noteFailure(0);

        int asked = 0;
        for (int quarters = 0; quarters < 4 * 29; ++quarters) {
            schedule.noteUse();
            asked += schedule.pass(250ms) ? 1 : 0;
        }

        QCOMPARE(asked, 0);
    }

private:
    static int asked(RefreshSchedule &schedule, std::chrono::milliseconds time)
    {
        int times = 0;
        for (; time > 0ms; time -= 250ms)
            times += schedule.pass(250ms) ? 1 : 0;
        return times;
    }
};

CATALPA_TEST(RefreshScheduleTest)
#include "tst_refreshschedule.moc"
