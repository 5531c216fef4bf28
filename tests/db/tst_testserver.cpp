// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace std::chrono_literals;
using catalpa::db::Session;

namespace {

qint64 answerOf(const ConnectionAddress &address)
{
    Session session(address);
    const auto rows = session.run("SELECT 42");
    return rows ? rows->integer(0, 0) : -1;
}

} // namespace

//! The ground that the other tests stand on.
class TestServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersOnTheSocketAndOverTcp()
    {
        QCOMPARE(answerOf(m_address), 42);
        QCOMPARE(answerOf(m_server.overTcp(m_address)), 42);
    }

    void showsRowsAsText()
    {
        QCOMPARE(m_server.rows(m_address, u"SELECT 1, NULL, 'x' UNION ALL SELECT 2, 'b', 'y' ORDER BY 1"_s),
                 QStringList({u"1|∅|x"_s, u"2|b|y"_s}));
    }

    void asksSomeRolesForTheirPassword()
    {
        m_server.createRole(u"pw_karel"_s, u"R.U.R."_s);
        ConnectionAddress address = m_server.overTcp(m_address);
        address.user = u"pw_karel"_s;

        QCOMPARE(answerOf(address), -1);
        address.password = u"R.U.R."_s;
        QCOMPARE(answerOf(address), 42);
    }

    void comesBackAfterACrash()
    {
        m_server.sql(m_address, u"CREATE TABLE kept AS SELECT 7 AS number"_s);

        m_server.crash();
        QCOMPARE(answerOf(m_address), -1);
        m_server.start();

        QCOMPARE(m_server.sql(m_address, u"SELECT number FROM kept"_s), u"7"_s);
    }

    void answersThroughThePooler()
    {
        const test::TestBouncer bouncer(m_server);

        QCOMPARE(answerOf(bouncer.pooled(m_address)), 42);
    }

    void delaysAndCountsRoundTrips()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        proxy.setLatency(50);
        proxy.resetRoundTrips();

        QElapsedTimer timer;
        timer.start();
        QVERIFY(session.run("SELECT $1::text || repeat('x', 3000000)", {u"a"_s}));

        QCOMPARE_GE(timer.elapsed(), 100);
        QCOMPARE(proxy.roundTrips(), 1);
    }

    void cutsAndSilencesLinks()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());

        proxy.setSilent(true);
        QVERIFY(!session.run("SELECT 1", {}, 50ms));
        proxy.setSilent(false);
        QVERIFY(session.run("SELECT 1"));
        const auto before = session.run("SELECT pg_backend_pid()");
        proxy.cut();
        const auto after = session.run("SELECT pg_backend_pid()");
        QVERIFY(before && after);
        QVERIFY(before->integer(0, 0) != after->integer(0, 0));
    }

private:
    test::TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
};

CATALPA_TEST(TestServerTest)
#include "tst_testserver.moc"
