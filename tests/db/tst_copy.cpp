// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/copy.h"
#include "db/transaction.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace std::chrono_literals;

//! COPY in both directions, and what becomes of the session when it does not end well.
class CopyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_address = m_server.createDatabase();
        m_server.sql(m_address, u"CREATE TABLE shelf (id integer PRIMARY KEY, title text)"_s);
    }
    void cleanup() { m_server.sql(m_address, u"TRUNCATE shelf"_s); }

    void givesRowsAsTheyCome()
    {
        Session session(m_address);
        QByteArrayList rows;

        const auto copied = copyOut(session, "COPY (SELECT n, 'book ' || n FROM generate_series(1, 3) AS n) TO STDOUT",
                                    [&rows](QByteArrayView row) -> Result<> {
                                        rows += row.toByteArray();
                                        return {};
                                    });

        QVERIFY2(copied, copied ? "" : qPrintable(copied.error().detail));
        QCOMPARE(*copied, 3);
        QCOMPARE(rows, (QByteArrayList{"1\tbook 1\n", "2\tbook 2\n", "3\tbook 3\n"}));
        QVERIFY(session.run("SELECT 1"));
    }

    void takesBytesThatAreCutAnywhere()
    {
        Session session(m_address);
        CopyIn copy(session);
        const QByteArray rows = "1\tone\n2\t\\N\n3\tΩμέγα\n";

        QVERIFY(copy.begin("COPY shelf FROM STDIN"));
        for (const char each : rows)
            QVERIFY(copy.put(QByteArrayView(&each, 1)));
        const auto copied = copy.finish();

        QVERIFY2(copied, copied ? "" : qPrintable(copied.error().detail));
        QCOMPARE(*copied, 3);
        QCOMPARE(m_server.rows(m_address, u"SELECT title FROM shelf ORDER BY id"_s),
                 (QStringList{u"one"_s, u"∅"_s, u"Ωμέγα"_s}));
    }

    void tellsWhatIsWrongWithARow()
    {
        Session session(m_address);
        CopyIn copy(session);

        QVERIFY(copy.begin("COPY shelf FROM STDIN"));
        QVERIFY(copy.put("1\tone\nx\ttwo\n"));
        const auto copied = copy.finish();

        QVERIFY(!copied);
        QCOMPARE(copied.error().sql().sqlState, u"22P02"_s);
        QVERIFY(session.run("SELECT 1"));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM shelf"_s), u"0"_s);
    }

    void refusesOtherStatements_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addRow("a question") << QByteArray("SELECT 1");
        QTest::addRow("the other direction") << QByteArray("COPY shelf FROM STDIN");
        QTest::addRow("an error") << QByteArray("COPY nothing TO STDOUT");
        QTest::addRow("nothing") << QByteArray("");
    }
    void refusesOtherStatements()
    {
        QFETCH(const QByteArray, statement);
        Session session(m_address);

        const auto copied = copyOut(session, statement, [](QByteArrayView) { return Result<>(); });

        QVERIFY(!copied);
        QVERIFY(!copied.error().message.isEmpty());
        QVERIFY(session.run("SELECT 1"));
    }

    void endsWhenTheSinkWantsNoMore()
    {
        Session session(m_address);
        int taken = 0;

        const auto copied =
            copyOut(session, "COPY (SELECT repeat('x', 100) FROM generate_series(1, 10000000)) TO STDOUT",
                    [&taken](QByteArrayView) -> Result<> {
                        if (++taken < 1'000)
                            return {};
                        return failure(ErrorKind::Unexpected, u"The disk is full."_s);
                    });

        QVERIFY(!copied);
        QCOMPARE(copied.error().message, u"The disk is full."_s);
        QVERIFY(session.run("SELECT 1"));
    }

    void canBeStopped_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addRow("rows that come and come")
            << QByteArray("COPY (SELECT * FROM generate_series(1, 100000000)) TO STDOUT");
        QTest::addRow("rows that do not come") << QByteArray("COPY (SELECT pg_sleep(60)) TO STDOUT");
    }
    void canBeStopped()
    {
        QFETCH(const QByteArray, statement);
        Session session(m_address);
        QElapsedTimer clock;
        clock.start();
        session.setInterrupt([&clock] { return clock.hasExpired(200); });

        const auto copied = copyOut(session, statement, [](QByteArrayView) { return Result<>(); });
        session.setInterrupt({});

        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, ErrorKind::Cancelled);
        QVERIFY(clock.elapsed() < 10'000);
        QVERIFY(session.run("SELECT 1"));
    }

    void givesUpRowsThatDoNotCome()
    {
        Session session(m_address);

        const auto copied = copyOut(
            session, "COPY (SELECT pg_sleep(60)) TO STDOUT", [](QByteArrayView) { return Result<>(); }, 200ms);

        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, ErrorKind::Busy);
        QVERIFY(session.run("SELECT 1"));
    }

    void forgetsRowsThatWereNotFinished()
    {
        Session session(m_address);
        {
            CopyIn copy(session);
            QVERIFY(copy.begin("COPY shelf FROM STDIN"));
            QVERIFY(copy.put("1\tone\n"));
        }

        QVERIFY(session.run("SELECT 1"));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM shelf"_s), u"0"_s);
    }

    void saysThatNothingWasBroughtWhenTheLinkIsCut()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        Transaction transaction(session);
        QVERIFY(transaction.begin());
        CopyIn copy(session);
        QVERIFY(copy.begin("COPY shelf FROM STDIN"));

        proxy.cut();
        Result<> put;
        for (int number = 0; put && number < 10'000'000; ++number)
            put = copy.put(QByteArray::number(number) + "\tbook\n");

        QVERIFY(!put);
        QCOMPARE(put.error().kind, ErrorKind::Offline);
        QVERIFY(!session.isOpen());
        QTRY_COMPARE(m_server.sql(m_address, u"SELECT count(*) FROM shelf"_s), u"0"_s);
    }

    void doesNotWaitForEverWhenNobodyTakesTheRows()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        CopyIn copy(session);
        QVERIFY(copy.begin("COPY shelf FROM STDIN"));
        QElapsedTimer clock;
        clock.start();
        session.setInterrupt([&clock] { return clock.hasExpired(1'000); });

        proxy.setSilent(true);
        Result<> put;
        while (put)
            put = copy.put("1\tbook\n");

        QCOMPARE(put.error().kind, ErrorKind::Cancelled);
        QVERIFY2(clock.elapsed() < 15'000, QByteArray::number(clock.elapsed()));
    }

    void keepsMillionsOfRowsOutOfTheMemory()
    {
        Session session(m_address);
        qint64 bytes = 0;
        QElapsedTimer clock;
        clock.start();

        const auto copied =
            copyOut(session, "COPY (SELECT n, repeat('book ', 10) FROM generate_series(1, 2000000) AS n) TO STDOUT",
                    [&bytes](QByteArrayView row) -> Result<> {
                        bytes += row.size();
                        return {};
                    });

        QVERIFY(copied);
        QCOMPARE(*copied, 2'000'000);
        qInfo() << bytes / 1'000'000 << "MB in" << clock.elapsed() << "ms";
    }

private:
    test::TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(CopyTest)

#include "tst_copy.moc"
