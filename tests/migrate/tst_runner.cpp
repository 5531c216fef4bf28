// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using catalpa::db::Session;

namespace {

constexpr auto tablesOf = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
                          "ORDER BY relname"_L1;

QStringList words(const QList<MigrationEvent> &events)
{
    const char *names[] = {"started", "statement", "notice", "applied", "failed"};
    QStringList list;
    for (const MigrationEvent &event : events) {
        list += u"%1 %2 %3/%4"_s.arg(QString::fromLatin1(names[int(event.kind)]), event.key.name)
                    .arg(event.index + 1)
                    .arg(event.count);
    }
    return list;
}

} // namespace

//! What becomes of the files of a bundle, one after the other.
class RunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_address = m_server.createDatabase(); }

    void tellsWhatHappens()
    {
        const Bundle bundle = test::bundleOf(
            {{u"1_talk"_s, "DO $$ BEGIN RAISE NOTICE 'Grüße %', 7; END $$;"}, {u"2_table"_s, "CREATE TABLE a ();"}});
        Session session(m_address);
        QList<MigrationEvent> events;

        const auto report =
            Runner(session, {bundle}).apply({}, [&events](const MigrationEvent &event) { events += event; });

        QVERIFY(report);
        QCOMPARE(words(events),
                 QStringList({u"started 1_talk 1/2"_s, u"notice 1_talk 1/2"_s, u"applied 1_talk 1/2"_s,
                              u"started 2_table 2/2"_s, u"applied 2_table 2/2"_s}));
        QCOMPARE(events.at(1).text, u"Grüße 7"_s);
        QVERIFY(events.at(2).milliseconds < 30'000);
    }

    void aFailingFileLeavesNothingAndKeepsTheOneBefore()
    {
        const Bundle bundle = test::bundleOf(
            {{u"1_good"_s, "CREATE TABLE good ();"},
             {u"2_bad"_s,
              "-- Čapek 😀\r\nCREATE TABLE t (id int);\r\nSELECT '😀😀', nope FROM t;\r\nCREATE TABLE u ();\r\n"},
             {u"3_never"_s, "CREATE TABLE never ();"}});
        Session session(m_address);
        QList<MigrationEvent> events;

        const auto report =
            Runner(session, {bundle}).apply({}, [&events](const MigrationEvent &event) { events += event; });

        QVERIFY(report);
        QCOMPARE(report->done, test::keys({u"1_good"_s}));
        QVERIFY(report->failure);
        QCOMPARE(report->failure->key.name, u"2_bad"_s);
        QCOMPARE(report->failure->path, u"public/2_bad/migration.sql"_s);
        QCOMPARE(report->failure->line, 3);
        QCOMPARE(report->failure->column, 14);
        QCOMPARE(report->failure->error.kind, ErrorKind::Unexpected);
        QVERIFY2(report->failure->error.message.contains(u"column \"nope\" does not exist"_s),
                 qPrintable(report->failure->error.message));
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s, u"good"_s}));
        QCOMPARE(words(events),
                 QStringList({u"started 1_good 1/3"_s, u"applied 1_good 1/3"_s, u"started 2_bad 2/3"_s,
                              u"failed 2_bad 2/3"_s}));
        QVERIFY(!session.inTransaction());
    }

    void keepsAFailureInARowThatPrismaPassesOver()
    {
        const Migration bad{u"1_bad"_s, "CREATE TABLE t ();\nCREATE TABEL u ();\n"};
        Session session(m_address);

        const auto report = Runner(session, {Bundle{u"public"_s, {bad}}}).apply();

        QVERIFY(report->failure);
        QCOMPARE(m_server.rows(m_address,
                               u"SELECT migration_name, checksum, finished_at, rolled_back_at >= started_at, "
                               "applied_steps_count FROM _prisma_migrations"_s),
                 QStringList({u"1_bad|%1|∅|t|0"_s.arg(QString::fromLatin1(bad.checksum()))}));
        QCOMPARE(m_server.sql(m_address, u"SELECT logs FROM _prisma_migrations"_s),
                 u"Catalpa: the script failed and was rolled back as a whole.\n"
                 "Database error 42601: syntax error at or near \"TABEL\"\n"
                 "public/1_bad/migration.sql, line 2, column 8:\n"
                 "CREATE TABEL u ();"_s);
        const auto status = Runner(session, {Bundle{u"public"_s, {bad}}}).status();
        QCOMPARE(status->steps.constFirst().state, MigrationState::RolledBack);
        QVERIFY(status->steps.constFirst().logs.contains(u"TABEL"_s));
        QVERIFY(!status->obstacle());
    }

    void tellsWhichKeyIsDoubleToThePersonAlone()
    {
        m_server.sql(
            m_address,
            u"CREATE SCHEMA shop; CREATE TABLE shop.t (name text); INSERT INTO shop.t VALUES ('Karel'), ('Karel')"_s);
        Session session(m_address);

        const auto report =
            Runner(session, {test::bundleOf({{u"1_key"_s, "CREATE UNIQUE INDEX t_key ON shop.t (name);"}})}).apply();

        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QVERIFY(report->failure);
        const QString message = report->failure->error.message;
        QVERIFY2(message.endsWith("The server says: could not create unique index \"t_key\". "
                                  "Key (name)=(Karel) is duplicated."_L1),
                 qPrintable(message));
        QVERIFY(!report->failure->error.detail.contains("Karel"_L1));
        QVERIFY(!m_server.sql(m_address, u"SELECT logs FROM _prisma_migrations"_s).contains("Karel"_L1));
    }

    void tellsTheServersHint()
    {
        Session session(m_address);

        const auto report = Runner(session,
                                   {test::bundleOf({{u"1_a"_s,
                                                     "CREATE TABLE a (b int); ALTER TABLE a ALTER b TYPE xml "
                                                     "USING b::xml;"}})})
                                .apply();
        const auto hinted =
            Runner(session, {test::bundleOf({{u"1_a"_s, "CREATE TABLE a (name text); SELECT nam FROM a;"}})}).apply();

        QVERIFY(report->failure && hinted->failure);
        QVERIFY2(hinted->failure->error.message.contains("Perhaps you meant to reference the column"_L1),
                 qPrintable(hinted->failure->error.message));
    }

    void appliesACorrectedFile()
    {
        Session session(m_address);
        QVERIFY(Runner(session, {test::bundleOf({{u"1_a"_s, "CREATE TABEL a ();"}})}).apply()->failure);

        const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}})}).apply();

        QCOMPARE(report->done, test::keys({u"1_a"_s}));
        QCOMPARE(m_server.rows(m_address,
                               u"SELECT finished_at IS NOT NULL, rolled_back_at IS NOT NULL, logs IS NULL "
                               "FROM _prisma_migrations ORDER BY started_at"_s),
                 QStringList({u"f|t|f"_s, u"t|f|t"_s}));
    }

    void findsThePlaceOfAnErrorWithoutPosition_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");

        QTest::addRow("division by zero") << "CREATE TABLE a ();\n\n  SELECT 1/0;\n"_ba << 3 << 3;
        QTest::addRow("constraint") << "CREATE TABLE a (b int UNIQUE);\n-- twice;\nINSERT INTO a VALUES (1), (1);"_ba
                                    << 3 << 1;
        QTest::addRow("copy") << "CREATE TABLE a (b int);\nCOPY a FROM STDIN;\nx\n\\.\n"_ba << 2 << 1;
        QTest::addRow("raised in a block") << "DO $$ BEGIN\nRAISE 'no';\nEND $$;"_ba << 1 << 1;
    }

    void findsThePlaceOfAnErrorWithoutPosition()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const int, line);
        QFETCH(const int, column);
        Session session(m_address);

        const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, sql}})}).apply();

        QVERIFY(report->failure);
        QCOMPARE(report->failure->line, line);
        QCOMPARE(report->failure->column, column);
        QVERIFY(!m_server.rows(m_address, tablesOf).contains(u"a"_s));
    }

    void aDeferredConstraintThatFailsAtTheCommitLeavesNothing()
    {
        const QByteArray sql = "CREATE TABLE a (b int UNIQUE DEFERRABLE INITIALLY DEFERRED);\n"
                               "INSERT INTO a VALUES (1), (1);\n";
        Session session(m_address);

        const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, sql}})}).apply();

        QVERIFY(report->failure);
        QCOMPARE(report->failure->error.kind, ErrorKind::Invalid);
        QCOMPARE(report->failure->line, 0);
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s}));
        QCOMPARE(m_server.rows(m_address, u"SELECT rolled_back_at IS NOT NULL FROM _prisma_migrations"_s),
                 QStringList({u"t"_s}));
    }

    //! The same, and all of it went well: then it is applied, and recorded so.
    void appliesAFileThatEndedItsTransactionInSecret()
    {
        m_server.sql(m_address,
                     u"ALTER DATABASE \"%1\" SET standard_conforming_strings = off"_s.arg(m_address.database));
        const QByteArray sql = R"(CREATE TABLE a (); SELECT '\''; COMMIT; BEGIN; SELECT ' AS x; --')";
        Session session(m_address);
        Runner runner(session, {test::bundleOf({{u"1_a"_s, sql}})});

        const auto report = runner.apply();

        QVERIFY(report && !report->failure);
        QVERIFY(!session.inTransaction());
        QCOMPARE(runner.status()->steps.constFirst().state, MigrationState::Applied);
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s, u"a"_s}));
    }

    //! With standard_conforming_strings off the server sees a COMMIT where our reader sees a text.
    void noticesAFileThatEndedItsTransactionInSecret_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("tables");
        const QStringList first{u"_prisma_migrations"_s, u"a"_s};

        QTest::addRow("commit and fail")
            << R"(CREATE TABLE a (); SELECT '\''; COMMIT; SELECT 1/0; SELECT ' AS x; --')"_ba << first;
        QTest::addRow("commit, begin and fail")
            << R"(CREATE TABLE a (); SELECT '\''; COMMIT; BEGIN; SELECT 1/0; SELECT ' AS x; --')"_ba << first;
        QTest::addRow("rollback and begin")
            << R"(CREATE TABLE a (); SELECT '\''; ROLLBACK; BEGIN; CREATE TABLE b (); SELECT ' AS x; --')"_ba
            << QStringList{u"_prisma_migrations"_s};
    }

    void noticesAFileThatEndedItsTransactionInSecret()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const QStringList, tables);
        m_server.sql(m_address,
                     u"ALTER DATABASE \"%1\" SET standard_conforming_strings = off"_s.arg(m_address.database));
        const Bundle bundle = test::bundleOf({{u"1_a"_s, sql}});
        Session session(m_address);
        Runner runner(session, {bundle});

        const auto report = runner.apply();

        QVERIFY(report);
        QVERIFY(report->failure);
        QVERIFY(report->done.isEmpty());
        QCOMPARE(m_server.rows(m_address, tablesOf), tables);
        QVERIFY(!session.inTransaction());
        const auto status = runner.status();
        // What was committed blocks everything until a person has looked; what was rolled back does not.
        const bool committed = tables.size() > 1;
        QCOMPARE(status->steps.constFirst().state, committed ? MigrationState::Failed : MigrationState::RolledBack);
        QCOMPARE(bool(status->obstacle()), committed);
    }

    void aFileMayChangeItsSearchPath()
    {
        const QByteArray sql = "SELECT pg_catalog.set_config('search_path', '', false);\n"
                               "CREATE TABLE public.a ();\nSAVEPOINT s;\nCREATE TABLE public.b ();\n";
        const Bundle bundle = test::bundleOf({{u"1_dump"_s, sql}, {u"2_plain"_s, "CREATE TABLE c ();"}});
        Session session(m_address);

        const auto report = Runner(session, {bundle}).apply();

        QVERIFY(!report->failure);
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s, u"a"_s, u"b"_s, u"c"_s}));
    }

    void anEmptyFileIsAMigration()
    {
        Session session(m_address);

        const auto report =
            Runner(session, {test::bundleOf({{u"1_empty"_s, ""}, {u"2_comment"_s, "-- nothing\n"}})}).apply();

        QCOMPARE(report->done.size(), 2);
        QCOMPARE(m_server.sql(m_address, u"SELECT checksum FROM _prisma_migrations ORDER BY started_at LIMIT 1"_s),
                 u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s);
    }

    void sendsALongFileUnchanged()
    {
        QByteArray sql = "CREATE TABLE lines (n int, text text);\n";
        for (int n = 0; n < 20'000; ++n)
            sql += "INSERT INTO lines VALUES (" + QByteArray::number(n) + ", 'ž😀\r\n');\n";
        Session session(m_address);

        const auto report = Runner(session, {test::bundleOf({{u"1_long"_s, sql}})}).apply();

        QCOMPARE(report->done.size(), 1);
        QCOMPARE(m_server.rows(m_address, u"SELECT count(*), min(length(text)), max(n) FROM lines"_s),
                 QStringList({u"20000|4|19999"_s}));
    }

    void looksAtADatabaseInOneRoundTrip()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        Runner runner(session, {bundledMigrations().value().first()});
        QVERIFY(session.open());

        proxy.resetRoundTrips();
        QCOMPARE(runner.status()->pending(), 2);
        QCOMPARE(proxy.roundTrips(), 1);

        QVERIFY(runner.apply());
        proxy.resetRoundTrips();
        QCOMPARE(runner.status()->pending(), 0);
        QCOMPARE(proxy.roundTrips(), 1);
    }

    void appliesEachFileAsAWholeThroughATransactionPooler()
    {
        const test::TestBouncer bouncer(m_server);
        Session session(bouncer.pooled(m_address));
        Session other(bouncer.pooled(m_address));
        QVERIFY(other.run("SELECT 1"));

        const auto report = Runner(session, {bundledMigrations().value().first()}).apply();
        const auto again = Runner(other, {bundledMigrations().value().first()}).apply();

        QVERIFY(report);
        QCOMPARE(report->done.size(), 2);
        QVERIFY(again->done.isEmpty());
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s, u"authors"_s, u"books"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"_s), u"0"_s);
        for (Session *client : {&session, &other})
            QVERIFY(client->run("SHOW search_path")->text(0, 0).contains(u"public"_s));
        QCOMPARE(session.run("SHOW lock_timeout")->text(0, 0), u"0"_s);
    }

    void aFailureThroughAPoolerLeavesNothing()
    {
        const test::TestBouncer bouncer(m_server);
        Session session(bouncer.pooled(m_address));

        const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();\nSELECT nope;"}})}).apply();

        QVERIFY(report->failure);
        QCOMPARE(report->failure->line, 2);
        QCOMPARE(m_server.rows(m_address, tablesOf), QStringList({u"_prisma_migrations"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in tr%'"_s),
                 u"0"_s);
    }

private:
    test::TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(RunnerTest)
#include "tst_runner.moc"
