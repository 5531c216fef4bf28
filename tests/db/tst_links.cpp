// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace std::chrono_literals;

//! What a session does when the link or the server fails under it.
class LinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesALinkThatWasKilledWhileIdle_data() { eachConnector(); }
    void replacesALinkThatWasKilledWhileIdle()
    {
        QFETCH(const Connector, connector);
        Session session(m_address, connector);
        const auto before = session.run("SELECT pg_backend_pid()");
        QVERIFY(before);

        kill(before->integer(0, 0));
        const auto after = session.run("SELECT pg_backend_pid()");

        QVERIFY2(after, after ? "" : qPrintable(after.error().detail));
        QVERIFY(after->integer(0, 0) != before->integer(0, 0));
    }

    void saysThatTheServerClosedTheLinkWhileAStatementRan_data() { eachConnector(); }
    void saysThatTheServerClosedTheLinkWhileAStatementRan()
    {
        QFETCH(const Connector, connector);
        Session session(m_address, connector);

        const auto rows = killedWhileRunning(session, "SELECT pg_sleep(30)");

        QVERIFY(!rows);
        QCOMPARE(rows.error().sql().sqlState, u"57P01"_s);
        QCOMPARE(rows.error().kind, ErrorKind::Offline);
        QVERIFY(!session.isOpen());
        QVERIFY(session.run("SELECT 1"));
    }

    void survivesACrashOfTheServer_data() { eachConnector(); }
    void survivesACrashOfTheServer()
    {
        QFETCH(const Connector, connector);
        Session idle(m_address, connector);
        QVERIFY(idle.open());
        auto running = std::async(std::launch::async, [this, connector] {
            Session busy(m_address, connector);
            const auto rows = busy.run("SELECT pg_sleep(30)");
            return rows ? Error() : rows.error();
        });
        waitUntilSleeping();
        m_server.crash();
        const Error error = running.get();
        const auto meanwhile = idle.run("SELECT 1");
        m_server.start();

        QVERIFY2(error.kind == ErrorKind::OutcomeUnknown, qPrintable(error.detail));
        QVERIFY(!meanwhile);
        QCOMPARE(meanwhile.error().kind, ErrorKind::Offline);
        QVERIFY(idle.run("SELECT 1"));
    }

    void saysThatTheOutcomeIsUnknownWhenTheLinkIsCut()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        auto cutting = std::async(std::launch::async, [this, &proxy] {
            waitUntilSleeping();
            proxy.cut();
        });

        const auto rows = session.run("SELECT pg_sleep(3)");

        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::OutcomeUnknown);
        QVERIFY(rows.error().sql().sqlState.isEmpty());
        QVERIFY(session.run("SELECT 1"));
    }

    void returnsFromADeadLinkSoonAfterTheDeadline()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        proxy.setSilent(true);

        QElapsedTimer timer;
        timer.start();
        const auto rows = session.run("SELECT 1", {}, 300ms);

        QCOMPARE_LT(timer.elapsed(), 300 + Session::grace.count() + 500);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::OutcomeUnknown);
        QVERIFY(!session.isOpen());
        proxy.setSilent(false);
        QVERIFY(session.run("SELECT 1"));
    }

    void leavesADeadLinkSoonAfterAnInterrupt()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        proxy.setSilent(true);
        QElapsedTimer timer;
        timer.start();

        session.setInterrupt([&timer] { return timer.hasExpired(100); });
        const auto rows = session.run("SELECT 1");

        QCOMPARE_LT(timer.elapsed(), 100 + Session::grace.count() + 500);
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Cancelled);
    }

    void sendsHugeStatementsOverASlowLinkWithinTheDeadline()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        proxy.setSilent(true);

        QElapsedTimer timer;
        timer.start();
        const auto rows = session.run("SELECT length($1::text)", {QString(30'000'000, u'x')}, 300ms);

        QVERIFY(!rows);
        QCOMPARE_LT(timer.elapsed(), 300 + Session::grace.count() + 1'000);
    }

    void needsOneRoundTripForAStatement()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        proxy.resetRoundTrips();

        for (int number = 0; number < 5; ++number)
            QVERIFY(session.run("SELECT $1::int", {number}));

        QCOMPARE(proxy.roundTrips(), 5);
    }

    void doesNotConnectWhenItMayNot()
    {
        Session session(m_address);
        session.setMayConnect(false);
        const auto refused = session.run("SELECT 1");
        session.setMayConnect(true);

        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Offline);
        QVERIFY(session.run("SELECT 1"));
    }

private:
    static void eachConnector()
    {
        QTest::addColumn<Connector>("connector");
        QTest::addRow("libpq") << Connector::Libpq;
        QTest::addRow("QPSQL") << Connector::QtDriver;
    }

    void kill(qint64 process) { m_server.sql(m_address, u"SELECT pg_terminate_backend(%1, 5000)"_s.arg(process)); }

    //! The process that is in pg_sleep().
    qint64 waitUntilSleeping() const
    {
        for (;;) {
            const QString process =
                m_server.sql(m_address, u"SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' LIMIT 1"_s);
            if (!process.isEmpty())
                return process.toLongLong();
        }
    }

    Result<Rows> killedWhileRunning(Session &session, QByteArrayView statement)
    {
        auto killing = std::async(std::launch::async, [this] { kill(waitUntilSleeping()); });
        return session.run(statement);
    }

    test::TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
};

CATALPA_TEST(LinksTest)
#include "tst_links.moc"
