// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/runtimeleft.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace catalpa;

//! How long migrations that are being applied still take, within a factor of two where it is told.
class RunTimeLeftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWithinAFactorOfTwo_data()
    {
        QTest::addColumn<QList<int>>("estimated"); // Milliseconds, one statement each.
        QTest::addColumn<double>("slower");
        QTest::addRow("as estimated") << QList<int>{2'000, 0, 8'000, 30'000} << 1.0;
        QTest::addRow("a slow server") << QList<int>{2'000, 0, 8'000, 30'000} << 1.8;
        QTest::addRow("a quick server") << QList<int>{2'000, 0, 8'000, 30'000} << 0.6;
        QTest::addRow("much slower, once that is known") << QList<int>{4'000, 20'000, 20'000} << 6.0;
    }
    void holdsWithinAFactorOfTwo()
    {
        QFETCH(const QList<int>, estimated);
        QFETCH(const double, slower);
        RunTimeLeft time(keys, {impactOf(estimated)});
        const double total = std::accumulate(estimated.cbegin(), estimated.cend(), 0) * slower;
        double now = 0;
        int told = 0;
        for (int i = 0; i < estimated.size(); ++i) {
            time.note(event(i == 0 ? MigrationEvent::Kind::Started : MigrationEvent::Kind::Statement, i), qint64(now));
            const double takes = estimated.at(i) * slower;
            // Before the first is done nobody knows how quick the server is.
            for (double spent = 500; spent < takes && (i > 0 || slower < 2); spent += 500) {
                const double truth = total - now - spent;
                const auto left = time.left(qint64(now + spent));
                if (!left || truth < 1'000)
                    continue;
                ++told;
                QVERIFY2(double(*left) >= truth / 2 - 1 && double(*left) <= truth * 2 + 1,
                         qPrintable(u"%1 told, %2 true"_s.arg(*left).arg(truth)));
            }
            now += takes;
        }
        QVERIFY(told > 10);
    }

    void whatTakesAMomentOrIsNotEstimatedIsNotTold()
    {
        RunTimeLeft moment(keys, {impactOf({100, 200})});
        moment.note(event(MigrationEvent::Kind::Started, 0), 0);
        QVERIFY(!moment.left(50));

        ImpactReport doubtful = impactOf({9'000, 9'000});
        doubtful.statements[1].unforeseeable = true;
        RunTimeLeft unknown(keys, {doubtful});
        unknown.note(event(MigrationEvent::Kind::Started, 0), 0);
        QVERIFY(!unknown.left(50));

        RunTimeLeft never(keys, {});
        never.note(event(MigrationEvent::Kind::Started, 0), 0);
        QVERIFY(!never.left(50));
    }

    void whatTakesLongerByFarIsNotToldAnyMore()
    {
        RunTimeLeft time(keys, {impactOf({5'000})});
        time.note(event(MigrationEvent::Kind::Started, 0), 0);
        QCOMPARE(time.left(1'000).value_or(0), 4'000);
        QVERIFY(!time.left(60'000));
    }

    void anotherRunThanWasForeseenIsNotTold()
    {
        RunTimeLeft time(keys, {impactOf({9'000})});
        MigrationEvent other = event(MigrationEvent::Kind::Started, 0);
        other.key.name = u"20260101000000_other"_s;
        time.note(other, 0);
        QVERIFY(!time.left(100));
    }

private:
    const QList<MigrationKey> keys{{u"public"_s, u"20260101000000_one"_s}};

    ImpactReport impactOf(const QList<int> &estimated) const
    {
        ImpactReport impact;
        impact.key = keys.first();
        for (const int milliseconds : estimated) {
            StatementImpact statement;
            statement.milliseconds = milliseconds;
            impact.statements += statement;
        }
        return impact;
    }
    MigrationEvent event(MigrationEvent::Kind kind, int done) const
    {
        MigrationEvent event;
        event.kind = kind;
        event.key = keys.first();
        event.count = 1;
        event.statement = done;
        return event;
    }
};

CATALPA_TEST(RunTimeLeftTest)
#include "tst_runtimeleft.moc"
