// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

constexpr auto indexes = R"sql(
CREATE TABLE side (id int);
CREATE INDEX CONCURRENTLY things_n ON public.things (n);
CREATE INDEX CONCURRENTLY things_t ON public.things (t);
INSERT INTO side VALUES (1);
)sql";

constexpr auto withoutIndexes = R"sql(
DROP INDEX CONCURRENTLY IF EXISTS public.things_t;
DROP INDEX CONCURRENTLY IF EXISTS public.things_n;
DROP TABLE IF EXISTS side;
)sql";

} // namespace

//! Files with statements that cannot run in a transaction: whatever happens, the next try goes on where one stopped.
class PiecewiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        m_server.sql(m_address, u"CREATE TABLE things (n int, t text)"_s);
        m_server.sql(m_address, u"INSERT INTO things SELECT n, 'x' || n FROM generate_series(1, 1000) AS n"_s);
        m_server.sql(m_address, prismaTable);
    }

    void runsAndIsTakenBack()
    {
        Session session(m_address);
        QList<int> statements;

        const auto report = Runner(session, {bundle()}).apply({}, [&statements](const MigrationEvent &event) {
            if (event.kind == MigrationEvent::Kind::Statement)
                statements += event.statement;
        });

        QVERIFY(report && !report->failure);
        QCOMPARE(statements, QList<int>({1, 2, 3, 4}));
        QCOMPARE(indexStates(), QStringList({u"things_n|t"_s, u"things_t|t"_s}));
        QCOMPARE(ledger(), QStringList({u"1|t|f|t"_s}));

        const auto undone = Runner(session, {bundle()}).undo({u"public"_s, u"1_indexes"_s});

        QVERIFY(undone && !undone->failure);
        QVERIFY(indexStates().isEmpty());
        QCOMPARE(Runner(session, {bundle()}).status()->steps.first().state, MigrationState::RolledBack);
        QVERIFY(Runner(session, {bundle()}).status()->steps.first().finishedAt.isValid());
        QCOMPARE(Runner(session, {bundle()}).status()->steps.first().logs, QString());
    }

    void goesOnWhereItStopped()
    {
        Session session(m_address);
        m_server.sql(m_address, u"UPDATE things SET t = 'same' WHERE n <= 2"_s);
        const Bundle unique =
            bundle(QByteArray(indexes).replace("INDEX CONCURRENTLY things_t", "UNIQUE INDEX CONCURRENTLY things_t"));

        const auto report = Runner(session, {unique}).apply();

        QVERIFY(report && report->failure);
        QCOMPARE(report->failure->line, 4);
        QVERIFY(report->failure->statement.startsWith(u"CREATE UNIQUE INDEX"_s));
        QVERIFY(report->failure->error.message.contains(u"2 statement"_s));
        QCOMPARE(indexStates(), QStringList({u"things_n|t"_s, u"things_t|f"_s})); // INVALID, as PostgreSQL leaves it.
        const auto status = Runner(session, {unique}).status();
        QCOMPARE(status->steps.first().state, MigrationState::Failed);
        QVERIFY(status->steps.first().resumable);
        QCOMPARE(status->steps.first().statementsDone, 2);
        QVERIFY(status->obstacles.isEmpty());
        QCOMPARE(status->applicable(), 1);

        m_server.sql(m_address, u"UPDATE things SET t = 'x' || n WHERE n <= 2"_s);
        const auto again = Runner(session, {unique}).apply();

        QVERIFY(again && !again->failure);
        QCOMPARE(indexStates(), QStringList({u"things_n|t"_s, u"things_t|t"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM side"_s), u"1"_s);
        QCOMPARE(ledger(), QStringList({u"1|t|f|t"_s}));
    }

    void aHalfDoneOneCanBeTakenBack()
    {
        Session session(m_address);
        m_server.sql(m_address, u"UPDATE things SET t = 'same'"_s);
        const Bundle unique =
            bundle(QByteArray(indexes).replace("INDEX CONCURRENTLY things_t", "UNIQUE INDEX CONCURRENTLY things_t"));
        QVERIFY(Runner(session, {unique}).apply()->failure);

        const auto undone = Runner(session, {unique}).undo({u"public"_s, u"1_indexes"_s});

        QVERIFY(undone && !undone->failure);
        QVERIFY(indexStates().isEmpty());
        QCOMPARE(Runner(session, {unique}).status()->steps.first().state, MigrationState::RolledBack);
    }

    void whatIsRefusedAtItsFirstStatementLeavesNothing()
    {
        Session session(m_address);
        const Bundle wrong = bundle("CREATE INDEX CONCURRENTLY things_n ON public.things (nope);\n");

        const auto report = Runner(session, {wrong}).apply();

        QVERIFY(report && report->failure);
        QCOMPARE(report->failure->line, 1);
        QCOMPARE(report->failure->column, 1);
        QCOMPARE(Runner(session, {wrong}).status()->steps.first().state, MigrationState::RolledBack);
        QVERIFY(indexStates().isEmpty());
        QCOMPARE(ledger(), QStringList({u"0|f|t|f"_s}));
    }

    //! The backend is killed while statement \a dead runs, and the next try ends what was begun.
    void survivesAKilledServerAtEveryStatement_data()
    {
        QTest::addColumn<int>("dead");
        for (int dead = 0; dead < 4; ++dead)
            QTest::addRow("statement %d", dead + 1) << dead;
    }
    void survivesAKilledServerAtEveryStatement()
    {
        QFETCH(int, dead);
        Session session(m_address);
        const auto kill = [&](const MigrationEvent &event) {
            const bool now = dead == 0 ? event.kind == MigrationEvent::Kind::Started
                                       : event.kind == MigrationEvent::Kind::Statement && event.statement == dead;
            if (now) {
                m_server.sql(m_address,
                             u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                             "WHERE datname = current_database() AND pid <> pg_backend_pid()"_s);
            }
        };

        const auto report = Runner(session, {bundle()}).apply({}, kill);
        Session other(m_address);
        const auto status = Runner(other, {bundle()}).status();
        const auto again = Runner(other, {bundle()}).apply();

        QVERIFY(!report || report->failure || dead == 0);
        QVERIFY(status && status->obstacles.isEmpty());
        QVERIFY(again && !again->failure);
        QCOMPARE(indexStates(), QStringList({u"things_n|t"_s, u"things_t|t"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM side"_s), u"1"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"_s),
                 u"1"_s);
    }

    void anIndexMadeByARunThatCouldNotSaySoIsNotMadeTwice()
    {
        Session session(m_address);
        m_server.sql(m_address, u"CREATE TABLE side (id int)"_s);
        m_server.sql(m_address, u"CREATE INDEX things_n ON things (n)"_s);
        m_server.sql(
            m_address,
            u"INSERT INTO _prisma_migrations (id, checksum, migration_name, applied_steps_count) "
            "VALUES ('x', '%1', '1_indexes', 1)"_s.arg(QString::fromLatin1(bundle().migrations.first().checksum())));

        const auto report = Runner(session, {bundle()}).apply();

        QVERIFY(report && !report->failure);
        QCOMPARE(indexStates(), QStringList({u"things_n|t"_s, u"things_t|t"_s}));
    }

    void twoProgramsMakeItOnce()
    {
        Executor one(m_address);
        Executor two(m_address);
        const auto start = [this](Executor &executor) {
            return executor.runOnce(
                [bundle = bundle()](Session &session) { return Runner(session, {bundle}).apply(); });
        };

        auto first = start(one);
        auto second = start(two);

        QTRY_VERIFY_WITH_TIMEOUT(first.isFinished() && second.isFinished(), 30'000);
        QVERIFY(first.result() && second.result());
        QCOMPARE(first.result()->done.size() + second.result()->done.size(), 1);
        QCOMPARE(ledger(), QStringList({u"1|t|f|t"_s}));
    }

    void worksThroughAPooler()
    {
        TestBouncer bouncer(m_server);
        Session session(bouncer.pooled(m_address));

        const auto report = Runner(session, {bundle()}).apply();

        QVERIFY(report && !report->failure);
        QCOMPARE(indexStates(), QStringList({u"things_n|t"_s, u"things_t|t"_s}));
    }

    void aTableWithoutItsSchemaIsFoundInThatOfTheFile()
    {
        Session session(m_address);
        Bundle own{
            u"shop"_s,
            {{u"1_x"_s, "CREATE TABLE things (n int);\nCREATE INDEX CONCURRENTLY x ON things (n);\n", u"shop"_s}}};

        const auto report = Runner(session, {own}).apply();

        QVERIFY(report && !report->failure);
        QVERIFY(indexStates().isEmpty()); // Of public.things.
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_index WHERE indrelid = 'shop.things'::regclass"_s),
                 u"1"_s);
    }

    void aStopIsObeyedAndCanBeContinued()
    {
        m_server.sql(m_address,
                     u"CREATE FUNCTION slow(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS "
                     "$$ BEGIN PERFORM pg_sleep(0.02); RETURN $1; END $$"_s);
        const Bundle slow = bundle("CREATE TABLE side (id int);\n"
                                   "CREATE INDEX CONCURRENTLY things_n ON public.things (public.slow(n));\n");
        Executor executor(m_address);
        auto running = executor.runOnce([slow](Session &session) { return Runner(session, {slow}).apply(); });
        QTRY_COMPARE_WITH_TIMEOUT(m_server.sql(m_address,
                                               u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
                                               "AND query LIKE 'CREATE INDEX CONCURRENTLY%'"_s),
                                  u"1"_s, 20'000);

        running.cancel();

        Session other(m_address);
        QTRY_VERIFY_WITH_TIMEOUT(Runner(other, {slow}).status()->holder.isEmpty(), 20'000);
        const auto status = Runner(other, {slow}).status();
        QVERIFY(status->steps.first().resumable);
        QCOMPARE(status->steps.first().statementsDone, 1);
        m_server.sql(m_address,
                     u"CREATE OR REPLACE FUNCTION slow(int) RETURNS int IMMUTABLE LANGUAGE sql AS "
                     "'SELECT $1'"_s);
        QVERIFY(!Runner(other, {slow}).apply()->failure);
        QCOMPARE(indexStates(), QStringList({u"things_n|t"_s}));
    }

private:
    static Bundle bundle(const QByteArray &sql = indexes)
    {
        return {u"public"_s, {Migration{u"1_indexes"_s, sql, u"public"_s, withoutIndexes}}};
    }
    QStringList indexStates() const
    {
        return m_server.rows(m_address,
                             u"SELECT c.relname, i.indisvalid FROM pg_index AS i JOIN pg_class AS c "
                             "ON c.oid = i.indexrelid WHERE i.indrelid = 'things'::regclass ORDER BY 1"_s);
    }
    QStringList ledger() const
    {
        return m_server.rows(m_address,
                             u"SELECT applied_steps_count, finished_at IS NOT NULL, rolled_back_at IS NOT NULL, "
                             "logs IS NULL FROM _prisma_migrations"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(PiecewiseTest)
#include "tst_sectionwiserun.moc"
