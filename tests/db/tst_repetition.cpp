// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "db/transaction.h"
#include "support/standinserver.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

#include <latch>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using test::StandInServer;

namespace {

const StandInServer::Answer deadlock{"ERROR", "40P01", "deadlock detected"};
const StandInServer::Answer serialization{"ERROR", "40001", "could not serialize access due to concurrent update"};
const StandInServer::Answer full{"ERROR", "53100", "could not extend file: No space left on device"};
const StandInServer::Answer sleeping{"ERROR", "XX000", "Couldn't connect to compute node"};
const StandInServer::Answer starting{"FATAL", "57P03", "the database system is starting up"};

Result<> change(Session &session)
{
    return session.run("UPDATE authors SET country = 'CZ'").map([](const Rows &) {});
}

Result<> changeInTransaction(Session &session)
{
    Transaction transaction(session);
    if (const auto begun = transaction.begin(); !begun)
        return begun;
    if (const auto changed = change(session); !changed)
        return changed;
    return transaction.commit();
}

} // namespace

//! What passes by itself is asked again, and what does not is not.
class RepetitionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatsAWriteAfterADeadlock()
    {
        StandInServer server;
        server.refuseStatements({deadlock, serialization});
        Executor executor(server.address());

        const auto written = executor.write(change).result();

        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        QCOMPARE(server.statements().size(), 3);
        QCOMPARE(server.logins(), 1);
    }

    void repeatsATransactionAsAWhole()
    {
        StandInServer server;
        server.refuseStatements({serialization});
        Executor executor(server.address());

        const auto written = executor.write(changeInTransaction).result();

        QVERIFY(written);
        const QByteArray update = "UPDATE authors SET country = 'CZ'";
        QCOMPARE(server.statements(), QList<QByteArray>({"BEGIN", update, "ROLLBACK", "BEGIN", update, "COMMIT"}));
    }

    void endsARealDeadlock()
    {
        test::TestServer server;
        const ConnectionAddress address = server.createDatabase();
        server.sql(address, u"CREATE TABLE t (id int, n int); INSERT INTO t VALUES (1, 0), (2, 0)"_s);
        server.sql(address, u"ALTER DATABASE %1 SET deadlock_timeout = '50ms'"_s.arg(address.database));
        std::latch bothHaveOne(2);
        const auto job = [&bothHaveOne](int first, int second) {
            return [&bothHaveOne, first, second, attempts = 0](Session &session) mutable -> Result<> {
                Transaction transaction(session);
                if (const auto begun = transaction.begin(); !begun)
                    return begun;
                if (const auto one = session.run("UPDATE t SET n = n + 1 WHERE id = $1::int", {first}); !one)
                    return passOn(one);
                if (attempts++ == 0)
                    bothHaveOne.arrive_and_wait();
                if (const auto two = session.run("UPDATE t SET n = n + 1 WHERE id = $1::int", {second}); !two)
                    return passOn(two);
                return transaction.commit();
            };
        };
        Executor left(address);
        Executor right(address);

        const auto there = left.write(job(1, 2));
        const auto back = right.write(job(2, 1));

        QVERIFY(there.result());
        QVERIFY(back.result());
        QCOMPARE(server.rows(address, u"SELECT n FROM t ORDER BY id"_s), QStringList({u"2"_s, u"2"_s}));
    }

    void waitsForADatabaseThatWakes()
    {
        StandInServer server;
        server.refuseLogins({sleeping, starting, sleeping});
        Executor executor(server.address());

        const auto read = executor.read(change).result();

        QVERIFY(read);
        QCOMPARE(server.logins(), 4);
    }

    void waitsForADatabaseThatFallsAsleepUnderAStatement()
    {
        StandInServer server;
        server.refuseStatements({sleeping});
        Executor executor(server.address());

        QVERIFY(executor.read(change).result());
    }

    void givesUpInTheEnd()
    {
        StandInServer server;
        server.refuseStatements(QList<StandInServer::Answer>(100, deadlock));
        Executor executor(server.address());

        const auto written = executor.write(change).result();

        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Busy);
        QCOMPARE(server.statements().size(), 8);
    }

    void doesNotRepeatWhatLasts()
    {
        StandInServer server;
        server.refuseStatements({full});
        Executor executor(server.address());

        const auto written = executor.write(change).result();

        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Exhausted);
        QCOMPARE(server.statements().size(), 1);
    }

    void doesNotRepeatWhatMayRunOnlyOnce()
    {
        StandInServer server;
        server.refuseStatements({deadlock});
        Executor executor(server.address());

        QVERIFY(!executor.runOnce(change).result());
        QCOMPARE(server.statements().size(), 1);
    }

    void endsWithoutRepeatingWhenTheExecutorGoes()
    {
        StandInServer server;
        server.refuseLogins(QList<StandInServer::Answer>(100, sleeping));
        auto executor = std::make_unique<Executor>(server.address());
        const auto read = executor->read(change);
        QTRY_COMPARE_GE(server.logins(), 3);
        QElapsedTimer timer;
        timer.start();

        executor.reset();

        QCOMPARE_LT(timer.elapsed(), 1'000);
        QVERIFY(read.isFinished());
    }
};

CATALPA_TEST(RepetitionTest)
#include "tst_repetition.moc"
