// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QTemporaryFile>
#include <QtTest/QtTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace std::chrono_literals;

//! Texts of several statements, as migrations are.
class ScriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsSeveralStatements()
    {
        int finished = 0;
        const auto done = m_session.script("CREATE TABLE a (n int); -- a comment; with a semicolon\n"
                                           "INSERT INTO a VALUES (1), (2);\nSELECT * FROM a;",
                                           10s, [&finished](int count) { finished = count; });

        QVERIFY(done);
        QCOMPARE(finished, 3);
        QCOMPARE(m_server.sql(m_address, u"SELECT sum(n) FROM a"_s), u"3"_s);
    }

    void leavesNothingBehindWhenOneStatementFails()
    {
        int finished = 0;
        const auto done = m_session.script("CREATE TABLE b (n int); INSERT INTO b VALUES (1); SELECT 1 / 0; SELECT 2",
                                           10s, [&finished](int count) { finished = count; });

        QVERIFY(!done);
        QCOMPARE(done.error().sql().sqlState, u"22012"_s);
        QCOMPARE(finished, 2);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('b') IS NULL"_s), u"t"_s);
        QVERIFY(!m_session.inTransaction());
    }

    void countsTheErrorsPlaceInCodePoints()
    {
        const auto done = m_session.script("SELECT '🐎🐎 Čapek';\nSELECT nosuch FROM pg_class;", 10s);

        QVERIFY(!done);
        QCOMPARE(done.error().sql().sqlState, u"42703"_s);
        const QString text = u"SELECT '🐎🐎 Čapek';\nSELECT nosuch FROM pg_class;"_s;
        QCOMPARE(done.error().sql().position, text.toUcs4().indexOf(U'n', 25) + 1);
    }

    void refusesCopyFromStandardInputWithoutHanging()
    {
        m_server.sql(m_address, u"CREATE TABLE c (n int)"_s);

        int finished = 0;
        QElapsedTimer timer;
        timer.start();
        const auto done = m_session.script("INSERT INTO c VALUES (1); COPY c FROM STDIN; SELECT 1", 10s,
                                           [&finished](int count) { finished = count; });

        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Invalid);
        QVERIFY(done.error().message.contains("COPY"_L1));
        QCOMPARE_LT(timer.elapsed(), 2'000);
        QCOMPARE(finished, 1);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM c"_s), u"0"_s);
        QVERIFY(m_session.run("SELECT 1"));
        QCOMPARE(m_session.run("COPY c FROM STDIN").error().kind, ErrorKind::Invalid);
        QVERIFY(m_session.run("SELECT 1"));
    }

    void saysWhatElseIsWrongWithACopy()
    {
        int finished = 0;
        const auto done = m_session.script("SELECT 1; COPY nosuch FROM STDIN; SELECT 2", 10s,
                                           [&finished](int count) { finished = count; });

        QVERIFY(!done);
        QCOMPARE(done.error().sql().sqlState, u"42P01"_s);
        QCOMPARE(finished, 1);
    }

    void throwsAwayWhatCopyToStandardOutputGives()
    {
        int finished = 0;
        const auto done = m_session.script("COPY (SELECT repeat('x', 100) FROM generate_series(1, 100000)) TO STDOUT; "
                                           "CREATE TABLE after_copy ()",
                                           10s, [&finished](int count) { finished = count; });

        QVERIFY(done);
        QCOMPARE(finished, 2);
        QVERIFY(m_session.run("SELECT * FROM after_copy"));
    }

    void stopsACopyAtTheDeadline()
    {
        QElapsedTimer timer;
        timer.start();
        const auto done =
            m_session.script("COPY (SELECT n, pg_sleep(0.02) FROM generate_series(1, 10000) AS n) TO STDOUT", 200ms);

        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Busy);
        QCOMPARE_LT(timer.elapsed(), 2'000);
        QVERIFY(m_session.isOpen());
        QVERIFY(m_session.run("SELECT 1"));
    }

    void givesUpACopyOnADeadLink()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        session.setNoticeReceiver([&proxy](const QString &) { proxy.setSilent(true); });

        QElapsedTimer timer;
        timer.start();
        const auto done = session.script("DO 'BEGIN RAISE NOTICE ''now''; END'; "
                                         "COPY (SELECT repeat('x', 1000) FROM generate_series(1, 100000)) TO STDOUT",
                                         300ms);

        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE_LT(timer.elapsed(), 300 + Session::grace.count() + 1'000);
    }

    void doesNotSendPartOfATextWithANul()
    {
        const auto done = m_session.script(QByteArray("CREATE TABLE half ();\0CREATE TABLE whole ()", 43), 10s);

        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Invalid);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('half') IS NULL"_s), u"t"_s);
    }

    void runsAnEmptyText()
    {
        QVERIFY(m_session.script("", 10s));
        QVERIFY(m_session.script("-- nothing\n", 10s));
    }

    void handsOverNoticesInOrder()
    {
        QStringList notices;
        m_session.setNoticeReceiver([&notices](const QString &text) { notices += text; });
        const auto done = m_session.script("DO 'BEGIN RAISE NOTICE ''first — Ü''; RAISE WARNING ''second''; END'; "
                                           "DROP TABLE IF EXISTS nosuch",
                                           10s);
        m_session.setNoticeReceiver(nullptr);

        QVERIFY(done);
        QCOMPARE(notices, QStringList({u"first — Ü"_s, u"second"_s, u"table \"nosuch\" does not exist, skipping"_s}));
    }

    void writesNoNoticeToStandardError()
    {
        QTemporaryFile captured;
        QVERIFY(captured.open());
        fflush(stderr);
        const int before = dup(STDERR_FILENO);
        dup2(captured.handle(), STDERR_FILENO);

        const auto done = m_session.script("DO 'BEGIN RAISE WARNING ''hear me''; END'", 10s);
        m_session.close();
        const auto again = m_session.run("DROP TABLE IF EXISTS nosuch");

        fflush(stderr);
        dup2(before, STDERR_FILENO);
        ::close(before);
        QVERIFY(done && again);
        captured.seek(0);
        QCOMPARE(captured.readAll(), QByteArray());
    }

private:
    test::TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
    Session m_session{m_address};
};

CATALPA_TEST(ScriptTest)
#include "tst_script.moc"
