// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/transaction.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace std::chrono_literals;

class TransactionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server.sql(m_address, u"CREATE TABLE marks (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)"_s);
    }
    void init() { m_server.sql(m_address, u"TRUNCATE marks"_s); }

    void savesWhatIsCommitted()
    {
        Transaction transaction(m_session);
        QVERIFY(transaction.begin());
        QVERIFY(m_session.inTransaction());
        QVERIFY(m_session.run("INSERT INTO marks VALUES (1)"));
        QVERIFY(transaction.commit());

        QVERIFY(!m_session.inTransaction());
        QCOMPARE(marks(), u"1"_s);
    }

    void rollsBackWhenItGoesOutOfScope()
    {
        {
            Transaction transaction(m_session);
            QVERIFY(transaction.begin());
            QVERIFY(m_session.run("INSERT INTO marks VALUES (1)"));
        }

        QVERIFY(m_session.isOpen());
        QVERIFY(!m_session.inTransaction());
        QCOMPARE(marks(), u"0"_s);
    }

    void beginsWithMoreInOneRoundTrip()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        proxy.resetRoundTrips();
        {
            Transaction transaction(session);
            const auto rows = transaction.beginWith("BEGIN; INSERT INTO marks VALUES (1); SELECT n, 'last' FROM marks");
            QVERIFY(rows);
            QCOMPARE(rows->text(0, 1), u"last"_s);
            QCOMPARE(proxy.roundTrips(), 1);
            QVERIFY(session.inTransaction());
        }
        QVERIFY(session.isOpen());
        QVERIFY(!session.inTransaction());
        QCOMPARE(marks(), u"0"_s);
    }

    void rollsBackWhenItsBeginningFails()
    {
        {
            Transaction transaction(m_session);
            QVERIFY(!transaction.beginWith("BEGIN; INSERT INTO marks VALUES (1); SELECT nope"));
            QVERIFY(m_session.inFailedTransaction());
        }

        QVERIFY(m_session.isOpen());
        QVERIFY(!m_session.inTransaction());
        QCOMPARE(marks(), u"0"_s);
    }

    void rollsBackAfterAnInterrupt()
    {
        {
            Transaction transaction(m_session);
            QVERIFY(transaction.begin());
            QVERIFY(m_session.run("INSERT INTO marks VALUES (1)"));
            m_session.setInterrupt([] { return true; });
            QCOMPARE(m_session.run("INSERT INTO marks VALUES (2)").error().kind, ErrorKind::Cancelled);
            QCOMPARE(transaction.commit().error().kind, ErrorKind::Cancelled);
        }
        m_session.setInterrupt(nullptr);

        QVERIFY(m_session.isOpen());
        QVERIFY(!m_session.inTransaction());
        QCOMPARE(marks(), u"0"_s);
    }

    void rollsBackAfterAStatementWasCancelled()
    {
        {
            Transaction transaction(m_session);
            QVERIFY(transaction.begin());
            QVERIFY(m_session.run("INSERT INTO marks VALUES (1)"));
            QCOMPARE(m_session.run("SELECT pg_sleep(30)", {}, 50ms).error().kind, ErrorKind::Busy);
            QVERIFY(m_session.inFailedTransaction());
        }

        QVERIFY(m_session.isOpen());
        QVERIFY(!m_session.inTransaction());
        QCOMPARE(marks(), u"0"_s);
    }

    void failsToCommitWhatHasFailed()
    {
        Transaction transaction(m_session);
        QVERIFY(transaction.begin());
        QVERIFY(m_session.run("INSERT INTO marks VALUES (1)"));
        QVERIFY(!m_session.run("SELECT 1 / 0"));

        const auto committed = transaction.commit();

        QVERIFY(!committed);
        QVERIFY(!committed.error().message.isEmpty());
        QCOMPARE(marks(), u"0"_s);
        QVERIFY(m_session.run("SELECT 1"));
    }

    void tellsAboutAConstraintThatIsCheckedAtTheCommit()
    {
        Transaction transaction(m_session);
        QVERIFY(transaction.begin());
        QVERIFY(m_session.run("INSERT INTO marks VALUES (1), (1)"));

        const auto committed = transaction.commit();

        QVERIFY(!committed);
        QCOMPARE(committed.error().sql().sqlState, u"23505"_s);
        QVERIFY(!m_session.inTransaction());
        QCOMPARE(marks(), u"0"_s);
    }

    void knowsThatNothingWasSavedWhenTheBackendIsKilled()
    {
        {
            Transaction transaction(m_session);
            QVERIFY(transaction.begin());
            const auto process = m_session.run("SELECT pg_backend_pid()");
            QVERIFY(m_session.run("INSERT INTO marks VALUES (1)"));
            m_server.sql(m_address, u"SELECT pg_terminate_backend(%1, 5000)"_s.arg(process->integer(0, 0)));

            // Must not run by itself on a new link, outside the transaction.
            const auto rows = m_session.run("INSERT INTO marks VALUES (2)");
            QVERIFY(!rows);
            QCOMPARE(rows.error().kind, ErrorKind::Offline);
            const auto again = m_session.run("INSERT INTO marks VALUES (3)");
            QVERIFY(!again);
            QCOMPARE(again.error().kind, ErrorKind::Offline);
            const auto committed = transaction.commit();
            QVERIFY(!committed);
            QCOMPARE(committed.error().kind, ErrorKind::Offline);
        }

        QCOMPARE(marks(), u"0"_s);
        QVERIFY(m_session.run("SELECT 1"));
    }

    void knowsThatNothingWasSavedWhenTheLinkBreaksBeforeTheCommit()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        Transaction transaction(session);
        QVERIFY(transaction.begin());
        proxy.setSilent(true);

        const auto rows = session.run("INSERT INTO marks VALUES (1)", {}, 50ms);

        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Offline);
        QVERIFY(!session.isOpen());
    }

    void doesNotKnowTheOutcomeWhenTheLinkBreaksAtTheCommit_data()
    {
        QTest::addColumn<bool>("arrives");
        QTest::addColumn<QString>("saved");

        QTest::newRow("the server got it") << true << u"1"_s;
        QTest::newRow("the server did not") << false << u"0"_s;
    }
    void doesNotKnowTheOutcomeWhenTheLinkBreaksAtTheCommit()
    {
        QFETCH(bool, arrives);
        QFETCH(QString, saved);
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        Transaction transaction(session);
        QVERIFY(transaction.begin());
        // The notice comes while the server commits, or long before the request could arrive.
        m_server.sql(m_address, uR"sql(
            CREATE OR REPLACE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN RAISE NOTICE ''committing''; PERFORM pg_sleep(0.3); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER tell AFTER INSERT ON marks DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION tell();
        )sql"_s);
        QVERIFY(session.run("INSERT INTO marks VALUES (1)"));
        if (arrives) {
            session.setNoticeReceiver([&proxy](const QString &) { proxy.cut(); });
        } else {
            proxy.setLatency(5'000);
            session.setInterrupt([&proxy, asked = 0]() mutable {
                if (++asked == 3)
                    proxy.cut();
                return false;
            });
        }

        const auto committed = transaction.commit();

        QVERIFY(!committed);
        QCOMPARE(committed.error().kind, ErrorKind::OutcomeUnknown);
        QTRY_COMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_locks WHERE relation = 'marks'::regclass"_s),
                     u"0"_s);
        QCOMPARE(marks(), saved);
        m_server.sql(m_address, u"DROP TRIGGER tell ON marks"_s);
    }

private:
    QString marks() const { return m_server.sql(m_address, u"SELECT count(*) FROM marks"_s); }

    test::TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
    Session m_session{m_address};
};

CATALPA_TEST(TransactionTest)
#include "tst_transaction.moc"
