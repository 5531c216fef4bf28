// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace catalpa;
using namespace catalpa::migrate;
using catalpa::db::Executor;
using catalpa::db::Session;

namespace {

constexpr auto tablesOf = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
                          "ORDER BY relname"_L1;

//! Its commit takes a while, and can be seen in pg_stat_activity.
const QByteArray slowCommit = R"sql(
    CREATE TABLE slow (id int);
    CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1.5); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION wait();
    INSERT INTO slow VALUES (1);
)sql";

ConnectionAddress named(ConnectionAddress address, const QString &name)
{
    address.options += {u"application_name"_s, name};
    return address;
}

} // namespace

//! What is in the database after something went wrong around the files.
class RunnerFaultsTest : public QObject {
    Q_OBJECT

private:
    using Applied = QFuture<Result<MigrationReport>>;

    Applied start(Executor &executor, const Bundle &bundle, const Timeouts &timeouts = {},
                  const SchemaHistory::Progress &progress = {})
    {
        return executor.runOnce(
            [=](Session &session) { return Runner(session, {bundle}, timeouts).apply({}, progress); });
    }

    QString running(const QString &query) const
    {
        return m_server.sql(m_address,
                            u"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'runner' "
                            "AND state = 'active' AND query LIKE '%1'"_s.arg(query));
    }

    QString killRunner() const
    {
        return m_server.sql(m_address,
                            u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                            "WHERE application_name = 'runner'"_s);
    }

    QString openTransactions() const
    {
        return m_server.sql(m_address, u"SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in tr%'"_s);
    }

private Q_SLOTS:
    void init() { m_address = m_server.createDatabase(); }

    void twoAtOnceApplyOnce()
    {
        const Bundle bundle = test::bundleOf({{u"1_a"_s, "CREATE TABLE a (); SELECT pg_sleep(0.1);"},
                                              {u"2_b"_s, "CREATE TABLE b (); SELECT pg_sleep(0.1);"},
                                              {u"3_c"_s, "CREATE TABLE c (); SELECT pg_sleep(0.1);"}});
        Timeouts timeouts;
        timeouts.lockPause = 10ms;
        Executor one(m_address);
        Executor two(m_server.overTcp(m_address));

        Applied first = start(one, bundle, timeouts);
        Applied second = start(two, bundle, timeouts);

        QTRY_VERIFY_WITH_TIMEOUT(first.isFinished() && second.isFinished(), 20'000);
        QVERIFY(first.result());
        QVERIFY(second.result());
        QVERIFY(!first.result()->failure);
        QVERIFY(!second.result()->failure);
        const QList<MigrationKey> applied = first.result()->done + second.result()->done;
        QCOMPARE(applied.size(), 3);
        for (const MigrationKey &key : test::keys({u"1_a"_s, u"2_b"_s, u"3_c"_s}))
            QVERIFY(applied.contains(key));
        QCOMPARE(m_server.rows(m_address,
                               u"SELECT migration_name, count(*), bool_and(finished_at IS NOT NULL) "
                               "FROM _prisma_migrations GROUP BY 1 ORDER BY 1"_s),
                 QStringList({u"1_a|1|t"_s, u"2_b|1|t"_s, u"3_c|1|t"_s}));
    }

    void namesTheHolderOfTheLock()
    {
        Session holder(named(m_address, u"schema-engine"_s));
        const auto pid = holder.run("SELECT pg_backend_pid(), pg_advisory_lock(72707369)"); // As Prisma takes it.
        QVERIFY(pid);
        Timeouts timeouts;
        timeouts.lock = 100ms;
        timeouts.lockPause = 20ms;
        Session session(m_address);

        const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}})}, timeouts).apply();

        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Busy);
        QVERIFY2(report.error().message.contains(u"“schema-engine” (process %1, user catalpa)"_s.arg(pid->text(0, 0))),
                 qPrintable(report.error().message));
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList());
        QVERIFY(!session.inTransaction());
    }

    void goesOnWhenTheLockIsFree()
    {
        Session holder(named(m_address, u"schema-engine"_s));
        QVERIFY(holder.run("SELECT pg_advisory_lock(72707369)"));
        QStringList notices;
        const auto release = [&](const MigrationEvent &event) {
            if (event.kind != MigrationEvent::Kind::Notice)
                return;
            notices += event.text;
            QVERIFY(holder.run("SELECT pg_advisory_unlock(72707369)"));
        };
        Session session(m_address);

        const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}})}).apply({}, release);

        QCOMPARE(report->done.size(), 1);
        QCOMPARE(notices.size(), 1);
        QVERIFY2(notices.constFirst().contains(u"schema-engine"_s), qPrintable(notices.constFirst()));
    }

    void keepsPrismaOutWhileAFileRuns()
    {
        Session prisma(m_address);
        QString free;
        const auto ask = [&](const MigrationEvent &event) {
            if (event.kind == MigrationEvent::Kind::Notice)
                free = prisma.run("SELECT pg_try_advisory_lock(72707369)")->text(0, 0);
        };
        Session session(m_address);

        QVERIFY(Runner(session,
                       {test::bundleOf({{u"1_a"_s, "DO $$ BEGIN RAISE NOTICE 'now'; PERFORM pg_sleep(1); END $$;"}})})
                    .apply({}, ask));

        QCOMPARE(free, u"f"_s);
        QCOMPARE(prisma.run("SELECT pg_try_advisory_lock(72707369)")->text(0, 0), u"t"_s);
    }

    void givesUpOnATableInUseWithoutATrace()
    {
        m_server.sql(m_address, u"CREATE TABLE busy (id int)"_s);
        m_server.sql(m_address, test::prismaTable);
        Session reader(m_address);
        QVERIFY(reader.run("BEGIN"));
        QVERIFY(reader.run("SELECT * FROM busy"));
        Timeouts timeouts;
        timeouts.table = 50ms;
        timeouts.tablePause = 10ms;
        const Bundle bundle = test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();\nALTER TABLE busy ADD COLUMN x int;"}});
        Session session(m_address);
        QStringList notices;

        const auto report = Runner(session, {bundle}, timeouts).apply({}, [&](const MigrationEvent &event) {
            if (event.kind == MigrationEvent::Kind::Notice)
                notices += event.text;
        });

        QVERIFY(report);
        QVERIFY(report->failure);
        QCOMPARE(report->failure->error.kind, ErrorKind::Busy);
        QCOMPARE(notices.size(), timeouts.tableTries - 1);
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s, u"busy"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"0"_s);

        QVERIFY(reader.run("ROLLBACK"));
        QCOMPARE(Runner(session, {bundle}, timeouts).apply()->done.size(), 1);
    }

    void aBackendKilledInAFileLeavesNothing()
    {
        const Bundle bundle =
            test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}, {u"2_b"_s, "CREATE TABLE b (); SELECT pg_sleep(60);"}});
        Executor executor(named(m_address, u"runner"_s));
        Applied applied = start(executor, bundle);
        QTRY_COMPARE(running(u"%pg_sleep(60)%"_s), u"1"_s);

        QCOMPARE(killRunner(), u"t"_s);

        QTRY_VERIFY(applied.isFinished());
        QVERIFY(applied.result());
        QCOMPARE(applied.result()->done, test::keys({u"1_a"_s}));
        QCOMPARE(applied.result()->failure->error.kind, ErrorKind::Offline);
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s, u"a"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"1"_s);
    }

    //! The COMMIT is under way with the file, so the server is asked what became of it.
    void aLinkCutInAFileIsLookedUp()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        const Bundle bundle = test::bundleOf({{u"1_a"_s, "CREATE TABLE a (); SELECT pg_sleep(1);"}});
        Executor executor(named(proxy.address(), u"runner"_s));
        Timeouts timeouts;
        timeouts.lockPause = 20ms;
        Applied applied = start(executor, bundle, timeouts);
        QTRY_COMPARE(running(u"%pg_sleep(1)%"_s), u"1"_s);

        proxy.cut();

        QTRY_VERIFY_WITH_TIMEOUT(applied.isFinished(), 20'000);
        QVERIFY(!applied.result()->failure);
        QCOMPARE(applied.result()->done, test::keys({u"1_a"_s}));
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s, u"a"_s}));
    }

    //! The server makes the commit, and the answer never arrives.
    void aCommitWhoseAnswerIsLostIsLookedUp()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Executor executor(named(proxy.address(), u"runner"_s));
        Timeouts timeouts;
        timeouts.lockPause = 20ms;
        Applied applied = start(executor, test::bundleOf({{u"1_slow"_s, slowCommit}}), timeouts);
        QTRY_COMPARE(running(u"%INSERT INTO slow%"_s), u"1"_s);

        proxy.cut();

        QTRY_VERIFY_WITH_TIMEOUT(applied.isFinished(), 20'000);
        QVERIFY(applied.result());
        QVERIFY(!applied.result()->failure);
        QCOMPARE(applied.result()->done, test::keys({u"1_slow"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"_s),
                 u"1"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM slow"_s), u"1"_s);
    }

    void aCommitThatDiedIsToldAsSuch()
    {
        Executor executor(named(m_address, u"runner"_s));
        Applied applied = start(executor, test::bundleOf({{u"1_slow"_s, slowCommit}}));
        QTRY_COMPARE(running(u"%INSERT INTO slow%"_s), u"1"_s);

        QCOMPARE(killRunner(), u"t"_s);

        QTRY_VERIFY_WITH_TIMEOUT(applied.isFinished(), 20'000);
        QVERIFY(applied.result());
        QVERIFY(applied.result()->done.isEmpty());
        QCOMPARE(applied.result()->failure->error.kind, ErrorKind::Offline);
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList());
    }

    void aCommitThatNobodyCanBeAskedAboutIsUnknown()
    {
        Executor executor(named(m_address, u"runner"_s));
        Timeouts timeouts;
        timeouts.link = 200ms;
        Applied applied = start(executor, test::bundleOf({{u"1_slow"_s, slowCommit}}), timeouts);
        QTRY_COMPARE(running(u"%INSERT INTO slow%"_s), u"1"_s);

        m_server.crash();

        QTRY_VERIFY_WITH_TIMEOUT(applied.isFinished(), 20'000);
        m_server.start();
        QVERIFY(applied.result());
        QVERIFY(applied.result()->failure);
        QCOMPARE(applied.result()->failure->error.kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList());
    }

    void aStopRollsTheFileBackAndKeepsTheOneBefore()
    {
        const Bundle bundle =
            test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}, {u"2_b"_s, "CREATE TABLE b (); SELECT pg_sleep(60);"}});
        Executor executor(named(m_address, u"runner"_s));
        Applied applied = start(executor, bundle);
        QTRY_COMPARE(running(u"%pg_sleep(60)%"_s), u"1"_s);

        applied.cancel();

        QTRY_COMPARE(running(u"%"_s), u"0"_s);
        QTRY_COMPARE(openTransactions(), u"0"_s);
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s, u"a"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"1"_s);
        Applied again = start(executor, test::bundleOf({{u"2_b"_s, "CREATE TABLE b ();"}}));
        QTRY_VERIFY(again.isFinished());
        QCOMPARE(again.result()->done, test::keys({u"2_b"_s}));
    }

    void aStopEndsTheWaitForTheLock()
    {
        Session holder(m_address);
        QVERIFY(holder.run("SELECT pg_advisory_lock(72707369)"));
        Session session(m_address);
        bool stopped = false;
        session.setInterrupt([&stopped] { return stopped; });
        Timeouts timeouts;
        timeouts.lock = 60s;
        timeouts.lockPause = 60s;

        const auto report =
            Runner(session, {test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}})}, timeouts)
                .apply({}, [&](const auto &event) { stopped = event.kind == MigrationEvent::Kind::Notice; });

        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    }

    void aLinkThatDiedWhileIdleIsMadeAnew()
    {
        Session session(named(m_address, u"runner"_s));
        Runner runner(session, {test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}})});
        QVERIFY(runner.status());
        QCOMPARE(killRunner(), u"t"_s);

        const auto report = runner.apply();

        QVERIFY(report);
        QCOMPARE(report->done.size(), 1);
    }

private:
    test::TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(RunnerFaultsTest)
#include "tst_runnerfaults.moc"
