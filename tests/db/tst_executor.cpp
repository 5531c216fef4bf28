// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pending.h"
#include "db/executor.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace std::chrono_literals;

namespace {

//! A job that runs one statement and gives the first value as text.
auto asking(QByteArray statement, Params params = {}, Session::Milliseconds deadline = Session::usualDeadline)
{
    return [statement, params, deadline](Session &session) -> Result<QString> {
        const auto rows = session.run(statement, params, deadline);
        if (!rows)
            return passOn(rows);
        return rows->isEmpty() ? QString() : rows->text(0, 0);
    };
}

auto doing(QByteArray statement, Params params = {})
{
    return [statement, params](Session &session) -> Result<> {
        return session.run(statement, params).map([](const Rows &) {});
    };
}

} // namespace

class ExecutorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server.sql(m_address, u"CREATE TABLE marks (place bigserial, n int)"_s); }
    void init() { m_server.sql(m_address, u"TRUNCATE marks"_s); }

    void runsJobsInOrderOnOneConnection()
    {
        Executor executor(m_address);
        const auto first = executor.read(asking("SELECT pg_backend_pid()"));
        for (int n = 0; n < 100; ++n)
            executor.write(doing("INSERT INTO marks (n) VALUES ($1::int)", {n}));
        const auto last = executor.read(asking("SELECT pg_backend_pid()"));

        QCOMPARE(last.result(), first.result());
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM marks WHERE n = place - 1"_s), u"100"_s);
    }

    void runsJobsInAThreadOfItsOwn()
    {
        Executor executor(m_address);

        const auto thread = executor.runOnce([](Session &) -> Result<QThread *> { return QThread::currentThread(); });

        QVERIFY(*thread.result() != QThread::currentThread());
    }

    void takesJobsFromSeveralThreads()
    {
        Executor executor(m_address);
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&executor, thread] {
                for (int n = 0; n < 25; ++n) {
                    const auto answer = executor.read(asking("SELECT $1::int", {thread * 100 + n})).result();
                    QCOMPARE(answer, QString::number(thread * 100 + n));
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    }

    void cancelsAtTheServerWhatNobodyWaitsForAnyMore()
    {
        Executor executor(m_address);
        bool replied = false;
        {
            const Pending pending = deliver(executor.read(asking("SELECT pg_sleep(30)")), this,
                                            [&replied](const Result<QString> &) { replied = true; });
            QTRY_COMPARE(sleepers(), u"1"_s);
        }

        QTRY_COMPARE(sleepers(), u"0"_s);
        QCOMPARE(executor.read(asking("SELECT 1")).result(), u"1"_s);
        QCoreApplication::processEvents();
        QVERIFY(!replied);
    }

    void doesNotStartWhatWasTakenBackWhileItWaited()
    {
        Executor executor(m_address);
        executor.read(asking("SELECT pg_sleep(0.2)"));
        QFuture<Result<>> waiting = executor.runOnce(doing("INSERT INTO marks (n) VALUES (1)"));
        waiting.cancel();

        QCOMPARE(executor.read(asking("SELECT count(*) FROM marks")).result(), u"0"_s);
        QVERIFY(waiting.isFinished());
        QCOMPARE(waiting.resultCount(), 0);
    }

    void writesEvenWhenNobodyWaitsForTheAnswer()
    {
        Executor executor(m_address);
        executor.read(asking("SELECT pg_sleep(0.1)"));
        {
            const Pending pending =
                deliver(executor.write(doing("INSERT INTO marks (n) VALUES (1)")), this, [](const Result<> &) {});
        }

        QCOMPARE(executor.read(asking("SELECT count(*) FROM marks")).result(), u"1"_s);
    }

    void losesNoQueuedWriteAtTheEnd()
    {
        {
            Executor executor(m_address);
            executor.write(doing("SELECT pg_sleep(0.2)"));
            for (int n = 0; n < 50; ++n)
                executor.write(doing("INSERT INTO marks (n) VALUES ($1::int)", {n}));
        }

        QCOMPARE(m_server.sql(m_address, u"SELECT count(DISTINCT n) FROM marks"_s), u"50"_s);
    }

    void dropsReadsAtTheEnd()
    {
        QFuture<Result<QString>> running;
        QFuture<Result<QString>> waiting;
        QElapsedTimer timer;
        {
            Executor executor(m_address);
            running = executor.read(asking("SELECT pg_sleep(30)"));
            for (int n = 0; n < 20; ++n)
                waiting = executor.read(asking("SELECT pg_sleep(30)"));
            QTRY_COMPARE(sleepers(), u"1"_s);
            timer.start();
        }

        QCOMPARE_LT(timer.elapsed(), 1'000);
        QCOMPARE(running.result().error().kind, ErrorKind::Cancelled);
        QVERIFY(waiting.isFinished());
        QCOMPARE(waiting.resultCount(), 0);
    }

    void doesNotWaitForEachWriteWhenTheServerIsGoneAtTheEnd()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        ConnectionAddress address = proxy.address();
        address.options = {{u"connect_timeout"_s, u"2"_s}};
        QList<QFuture<Result<QString>>> writes;
        QElapsedTimer timer;
        {
            Executor executor(address);
            QVERIFY(executor.read(asking("SELECT 1")).result());
            proxy.setSilent(true);
            for (int n = 0; n < 50; ++n)
                writes += executor.write(asking("SELECT 1", {}, 200ms));
            timer.start();
        }

        QCOMPARE_LT(timer.elapsed(), 200 + Session::grace.count() + 2'000 + 1'500);
        for (const auto &write : writes)
            QVERIFY(!write.result());
        QCOMPARE(writes.last().result().error().kind, ErrorKind::Offline);
    }

    void retiresWithoutBlocking()
    {
        auto executor = std::make_unique<Executor>(m_address);
        executor->write(doing("SELECT pg_sleep(1)"));
        executor->write(doing("INSERT INTO marks (n) VALUES (1)"));
        QTRY_COMPARE(sleepers(), u"1"_s);

        QElapsedTimer timer;
        timer.start();
        Executor::retire(std::move(executor));

        QCOMPARE_LT(timer.elapsed(), 100);
        QVERIFY(ExecutorCount::waitForNone(10s));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM marks"_s), u"1"_s);
        Executor::retire(nullptr);
    }

    void repeatsAReadAfterTheLinkWasLost()
    {
        Executor executor(m_address);
        const auto before = executor.read(asking("SELECT pg_backend_pid()")).result();

        const auto slow = executor.read(
            asking("SELECT pg_sleep(CASE WHEN pg_backend_pid() = $1::int THEN 30 ELSE 0 END)", {*before}));
        killTheSleeper();

        QVERIFY(slow.result());
        QVERIFY(executor.read(asking("SELECT pg_backend_pid()")).result() != before);
    }

    void repeatsAWriteAfterTheLinkWasLost()
    {
        Executor executor(m_address);
        const auto process = executor.read(asking("SELECT pg_backend_pid()")).result();

        const auto slow = executor.write(doing(
            "INSERT INTO marks (n) SELECT 1 FROM pg_sleep(CASE WHEN pg_backend_pid() = $1::int THEN 30 ELSE 0 END)",
            {*process}));
        killTheSleeper();

        QVERIFY(slow.result());
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM marks"_s), u"1"_s);
    }

    void doesNotRepeatWhatMayRunOnlyOnce()
    {
        Executor executor(m_address);
        int runs = 0;
        const auto slow = executor.runOnce([&runs](Session &session) -> Result<QString> {
            ++runs;
            return asking("SELECT pg_sleep(30)")(session);
        });
        killTheSleeper();

        QCOMPARE(slow.result().error().kind, ErrorKind::Offline);
        QCOMPARE(runs, 1);
        QVERIFY(executor.read(asking("SELECT 1")).result());
    }

    void hasNoDoubtsAboutAReadThatWasLostTwice()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Executor executor(proxy.address());
        QVERIFY(executor.read(asking("SELECT 1")).result());

        const auto cut = executor.read([&proxy](Session &session) -> Result<QString> {
            session.setNoticeReceiver([&proxy](const QString &) { proxy.cut(); });
            const auto answer = asking("DO 'BEGIN RAISE NOTICE ''now''; PERFORM pg_sleep(0.1); END'")(session);
            session.setNoticeReceiver(nullptr);
            return answer;
        });

        QCOMPARE(cut.result().error().kind, ErrorKind::Offline);
    }

    void repeatsAReadWhoseVeryFirstAnswerIsLost()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Executor executor(proxy.address());
        proxy.loseAnswers("generate_series", 2);

        const auto read = executor.read(asking("SELECT max(n) FROM generate_series(1, 9) n")).result();

        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, u"9"_s);
    }

    void repeatsAReadThatWasResetInItsMiddle()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Executor executor(proxy.address());
        proxy.loseAnswers("generate_series", 2, 3'000);

        const auto read = executor.read(asking("SELECT repeat('x', n) FROM generate_series(1, 999) n")).result();

        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, u"x"_s);
    }

    void repeatsTheVeryFirstWrite()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Executor executor(proxy.address());
        proxy.loseAnswers("UPDATE marks", 1);

        QVERIFY(executor.write(doing("UPDATE marks SET n = 1")).result());
    }

    void readsElsewhereWhenALinkHasGoneSilent()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Executor executor(proxy.address(), {.patience = 400ms});
        QVERIFY(executor.read(asking("SELECT 1")).result());
        proxy.silenceLinks();
        QElapsedTimer timer;
        timer.start();

        const auto read = executor.read(asking("SELECT 2")).result();

        QCOMPARE(*read, u"2"_s);
        QCOMPARE_LT(timer.elapsed(), 400 + Session::grace.count() + 1'000);
    }

    void waitsForAServerThatIsSlowRatherThanSilent()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Executor executor(proxy.address(), {.patience = 200ms});
        const auto before = executor.read(asking("SELECT pg_backend_pid()")).result();

        const auto slow = executor.read(asking("SELECT pg_backend_pid() FROM pg_sleep(1)")).result();

        QVERIFY(slow);
        QCOMPARE(*slow, *before); // On the same link.
    }

    void startsAServerThatIsItsOwn()
    {
        test::TestServer server;
        const ConnectionAddress address = server.createDatabase();
        int starts = 0;
        const auto start = [&] {
            ++starts;
            QMetaObject::invokeMethod(
                qApp, [&] { server.start(); }, Qt::BlockingQueuedConnection);
            return true;
        };
        Executor executor(address, {.startServer = start});
        QVERIFY(executor.read(asking("SELECT 1")).result());
        QCOMPARE(starts, 0);
        server.crash();

        const auto read = executor.read(asking("SELECT 2"));
        QTRY_VERIFY(read.isFinished());
        server.crash();
        const auto write = executor.write(asking("SELECT 3"));
        QTRY_VERIFY(write.isFinished());

        QVERIFY2(read.result(), read.result() ? "" : qPrintable(read.result().error().detail));
        QVERIFY(write.result());
        QCOMPARE(starts, 2);
    }

    void doesNotTryForEverToStartAServer()
    {
        ConnectionAddress address = m_server.overTcp(m_address);
        address.port = 1;
        int starts = 0;
        Executor executor(address, {.startServer = [&starts] {
                              return ++starts > 0;
                          }});

        QCOMPARE(executor.read(asking("SELECT 1")).result().error().kind, ErrorKind::Offline);
        QCOMPARE(starts, 1);
    }

    void answersEveryJobOfAServerThatIsNotThere()
    {
        ConnectionAddress address = m_server.overTcp(m_address);
        address.port = 1;
        Executor executor(address);

        const auto read = executor.read(asking("SELECT 1"));
        const auto write = executor.write(asking("SELECT 1"));

        QCOMPARE(read.result().error().kind, ErrorKind::Offline);
        QCOMPARE(write.result().error().kind, ErrorKind::Offline);
    }

private:
    QString sleepers() const
    {
        return m_server.sql(m_address, u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s);
    }
    void killTheSleeper()
    {
        QTRY_COMPARE(sleepers(), u"1"_s);
        m_server.sql(m_address,
                     u"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s);
    }

    test::TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
};

CATALPA_TEST(ExecutorTest)
#include "tst_executor.moc"
