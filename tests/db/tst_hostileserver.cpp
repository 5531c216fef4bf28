// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/connection/connecting.h"
#include "db/copy.h"
#include "db/executor.h"
#include "db/session.h"
#include "support/brokenserver.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

#include <fstream>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace std::chrono_literals;

using catalpa::test::BrokenServer;
using catalpa::test::TestServer;
using Fault = BrokenServer::Fault;

Q_DECLARE_METATYPE(BrokenServer::Fault)

namespace {

constexpr qint64 megabyte = 1024 * 1024;
constexpr int manyIterations = 5'000'000; //!< Some seconds: the end of the test waits for them.

//! Bytes of this program in the memory.
qint64 resident()
{
    std::ifstream file("/proc/self/statm");
    qint64 size = 0;
    qint64 pages = 0;
    file >> size >> pages;
    return pages * 4096;
}

void addUnlimitedAnswers()
{
    QTest::addColumn<Fault>("fault");

    QTest::addRow("rows") << Fault::EndlessRows;
    QTest::addRow("rows without columns") << Fault::EndlessEmptyRows;
    QTest::addRow("one value of 2 GB") << Fault::HugeValue;
    QTest::addRow("notifications") << Fault::EndlessNotifications;
    QTest::addRow("errors") << Fault::EndlessErrors;
}

constexpr auto sixtyMegabytes = "SELECT repeat('b', 20000) FROM generate_series(1, 3000)";

void addFaults()
{
    addUnlimitedAnswers();
    QTest::addRow("results") << Fault::EndlessResults;
    QTest::addRow("a COPY") << Fault::EndlessCopy;
    QTest::addRow("replication") << Fault::CopyBoth;
    QTest::addRow("a COPY that does not end") << Fault::CopyWithoutEnd;
    QTest::addRow("silence") << Fault::Silence;
}

} // namespace

//! What a session does when the server means ill, or is broken.
class HostileServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerWithoutEndUsesBoundedMemory_data() { addUnlimitedAnswers(); }
    void anAnswerWithoutEndUsesBoundedMemory()
    {
        QFETCH(const Fault, fault);
        BrokenServer server(fault);
        Session session(server.address());
        QVERIFY(session.open());
        const qint64 before = resident();

        const auto rows = session.run("SELECT 1");

        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Unexpected);
        QVERIFY2(rows.error().message.contains(u"more than 128 MB"_s), qPrintable(rows.error().message));
        QVERIFY(!session.isOpen());
        QVERIFY2(server.bytesSent() < 1024 * megabyte, qPrintable(QString::number(server.bytesSent() / megabyte)));
        QVERIFY2(resident() - before < 1024 * megabyte, qPrintable(QString::number((resident() - before) / megabyte)));
    }

    void anHonestAnswerIsCountedOnce_data()
    {
        QTest::addColumn<bool>("overTcp");

        QTest::addRow("TCP") << true;
        QTest::addRow("Unix socket") << false;
    }
    void anHonestAnswerIsCountedOnce()
    {
        QFETCH(const bool, overTcp);
        TestServer server;
        const ConnectionAddress address = server.createDatabase();
        Session session(overTcp ? server.overTcp(address) : address);

        const auto rows = session.run(sixtyMegabytes);

        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
        QCOMPARE(rows->count(), 3'000);
    }

    void aScriptKeepsNoRows()
    {
        BrokenServer server(Fault::EndlessRows);
        Session session(server.address());
        QVERIFY(session.open());
        const qint64 before = resident();

        const auto ended = session.script("SELECT 'fault'", 1s);

        QVERIFY(!ended);
        QVERIFY2(resident() - before < 64 * megabyte, qPrintable(QString::number((resident() - before) / megabyte)));
    }

    void aRowOfACopyIsBounded()
    {
        BrokenServer server(Fault::HugeValue);
        Session session(server.address());

        const auto rows = copyOut(session, "COPY books TO STDOUT", [](QByteArrayView) { return Result<>(); });

        QVERIFY(!rows);
        QVERIFY2(rows.error().message.contains(u"more than 128 MB"_s), qPrintable(rows.error().message));
    }

    void theDeadlineIsKept_data() { addFaults(); }
    void theDeadlineIsKept()
    {
        QFETCH(const Fault, fault);
        BrokenServer server(fault);
        Session session(server.address());
        QVERIFY(session.open());
        QElapsedTimer clock;
        clock.start();

        const auto ended = session.script("SELECT 'fault'", 100ms);

        QVERIFY(!ended);
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!session.isOpen());
    }

    //! Else it would be asked again and again.
    void aServerThatGoesOnAnsweringIsNotALostLink_data()
    {
        QTest::addColumn<Fault>("fault");

        QTest::addRow("results") << Fault::EndlessResults;
        QTest::addRow("a COPY") << Fault::EndlessCopy;
    }
    void aServerThatGoesOnAnsweringIsNotALostLink()
    {
        QFETCH(const Fault, fault);
        BrokenServer server(fault);
        Session session(server.address());

        const auto ended = session.script("SELECT 'fault'", 100ms);

        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::Unexpected);
    }

    void anInterruptEndsIt_data() { addFaults(); }
    void anInterruptEndsIt()
    {
        QFETCH(const Fault, fault);
        BrokenServer server(fault);
        Session session(server.address());
        QVERIFY(session.open());
        QElapsedTimer clock;
        clock.start();
        session.setInterrupt([&clock] { return clock.hasExpired(50); });

        const auto ended = session.script("SELECT 'fault'", 600s);

        QVERIFY(!ended);
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!session.isOpen());
    }

    void connectingEndsAtOnceWhenInterrupted_data()
    {
        QTest::addColumn<Fault>("fault");

        QTest::addRow("SCRAM with many iterations") << Fault::HeavyPassword;
    }
    void connectingEndsAtOnceWhenInterrupted()
    {
        QFETCH(const Fault, fault);
        BrokenServer server(fault, manyIterations);
        Session session(server.address());
        session.setInterrupt([&server] { return server.bytesSent() > 0; });
        QElapsedTimer clock;
        clock.start();

        const auto opened = session.open();

        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Cancelled);
        QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    }

    void whatComesBeforeTheLoginIsBounded_data()
    {
        QTest::addColumn<Fault>("fault");

        QTest::addRow("settings") << Fault::EndlessStartup;
        QTest::addRow("new settings") << Fault::EndlessNewSettings;
        QTest::addRow("notifications") << Fault::EndlessEarlyNotifications;
        QTest::addRow("a reason without an end") << Fault::EndlessRefusal;
    }
    void whatComesBeforeTheLoginIsBounded()
    {
        QFETCH(const Fault, fault);
        BrokenServer server(fault);
        Session session(server.address());
        const qint64 before = resident();

        const auto opened = session.open();

        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(u"does not understand"_s), qPrintable(opened.error().message));
        QVERIFY2(server.bytesSent() < 256 * megabyte, qPrintable(QString::number(server.bytesSent() / megabyte)));
        QVERIFY2(resident() - before < 256 * megabyte, qPrintable(QString::number((resident() - before) / megabyte)));
    }

    void programsLearnThatAConnectionIsStillBeingMade()
    {
        BrokenServer server(Fault::HeavyPassword, manyIterations);
        {
            Executor executor(server.address());
            auto answer = executor.read([](Session &session) { return Result<Rows>(session.run("SELECT 1")); });
            QTRY_VERIFY(server.bytesSent() > 0);
            answer.cancel();
        }

        QVERIFY(!ExecutorCount::waitForNone(1s));
    }

    void cleanup() { QTRY_COMPARE_WITH_TIMEOUT(Connecting::abandoned(), 0, 120'000); }
};

CATALPA_TEST(HostileServerTest)
#include "tst_hostileserver.moc"
