// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

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

constexpr auto enumInUse = "CREATE TYPE k AS ENUM ('a', 'b');\nCREATE TABLE t (k k NOT NULL DEFAULT 'a');\n";

//! As Prisma writes it when an enum loses a value.
constexpr auto enumChanged = R"sql(-- AlterEnum
BEGIN;
CREATE TYPE k_new AS ENUM ('a', 'c');
ALTER TABLE t ALTER COLUMN k DROP DEFAULT;
ALTER TABLE t ALTER COLUMN k TYPE k_new USING (k::text::k_new);
ALTER TYPE k RENAME TO k_old;
ALTER TYPE k_new RENAME TO k;
DROP TYPE k_old;
ALTER TABLE t ALTER COLUMN k SET DEFAULT 'c';
COMMIT;

-- AlterTable
ALTER TABLE t ADD COLUMN n int;
)sql";

} // namespace

//! Files with transactions of their own, with rows, with settings: what Prisma and psql accept.
class FolderFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        m_server.sql(m_address, prismaTable);
    }

    void appliesWhatPrismaAccepts_data()
    {
        QTest::addColumn<QList<QByteArray>>("files");
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("answer");
        using Files = QList<QByteArray>;

        QTest::addRow("a changed enum") << Files{enumInUse, enumChanged} << u"SELECT enum_range(NULL::k)"_s
                                        << u"{a,c}"_s;
        QTest::addRow("a new value, used in the same file")
            << Files{enumInUse, "ALTER TYPE k ADD VALUE 'c';\nALTER TABLE t ALTER k SET DEFAULT 'c';"}
            << u"SELECT enum_range(NULL::k)"_s << u"{a,b,c}"_s;
        QTest::addRow("a new value, used by a function that is called in the same file")
            << Files{enumInUse,
                     "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN "
                     "EXECUTE format('INSERT INTO t VALUES (%L)', chr(99)); END $$;",
                     "ALTER TYPE k ADD VALUE 'c';\nSELECT f();"}
            << u"SELECT k FROM t"_s << u"c"_s;
        QTest::addRow("a new value, used in the next file")
            << Files{enumInUse, "ALTER TYPE k ADD VALUE 'c';", "INSERT INTO t VALUES ('c');"} << u"SELECT k FROM t"_s
            << u"c"_s;
        QTest::addRow("modes of a transaction")
            << Files{"CREATE TABLE t (level text);\nBEGIN;\nSET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\n"
                     "INSERT INTO t SELECT current_setting('transaction_isolation');\nCOMMIT;\n"
                     "INSERT INTO t SELECT current_setting('transaction_isolation');"}
            << u"SELECT string_agg(level, ', ' ORDER BY level) FROM t"_s << u"read committed, serializable"_s;
        QTest::addRow("a block that commits")
            << Files{"CREATE TABLE t (n int);\nDO $$ BEGIN INSERT INTO t VALUES (1); COMMIT; "
                     "INSERT INTO t VALUES (2); END $$;\nINSERT INTO t VALUES (3);"}
            << u"SELECT count(DISTINCT xmin::text) FROM t"_s << u"3"_s;
        QTest::addRow("a procedure that commits")
            << Files{"CREATE TABLE t (n int);\nCREATE PROCEDURE p() LANGUAGE plpgsql AS "
                     "$$ BEGIN INSERT INTO t VALUES (1); COMMIT; END $$;",
                     "CALL p();\nINSERT INTO t VALUES (2);"}
            << u"SELECT count(*) FROM t"_s << u"2"_s;
        QTest::addRow("deferred triggers, and their table changed behind COMMIT")
            << Files{"CREATE TABLE p (id int PRIMARY KEY);\n"
                     "CREATE TABLE t (id int REFERENCES p DEFERRABLE INITIALLY DEFERRED);",
                     "BEGIN;\nINSERT INTO p VALUES (1);\nINSERT INTO t VALUES (1);\nCOMMIT;\nALTER TABLE t ADD n int;"}
            << u"SELECT count(n) || ' ' || count(*) FROM t"_s << u"0 1"_s;
        QTest::addRow("nothing, and a comment")
            << Files{"", "-- This is an empty migration."}
            << u"SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"_s << u"2"_s;
        QTest::addRow("byte order mark") << Files{"\xEF\xBB\xBF"
                                                  "CREATE TABLE t (n int);"}
                                         << u"SELECT count(*) FROM t"_s << u"0"_s;
        QTest::addRow("rows, as pg_dump writes them")
            << Files{"\\restrict x\nCREATE TABLE t (n int, v text);\nCOPY t (n, v) FROM "
                     "stdin;\n1\ta;b\\tc\n2\t\\N\n\\.\n\n"
                     "COPY t (n, v) FROM stdin;\n\\.\nALTER TABLE t ADD PRIMARY KEY (n);\n\\unrestrict x\n"}
            << u"SELECT string_agg(n || coalesce(v, '-'), '|' ORDER BY n) FROM t"_s << u"1a;b\tc|2-"_s;
        QTest::addRow("rolled back by itself") << Files{"CREATE TABLE t (n int);", "BEGIN;\nDROP TABLE t;\nROLLBACK;"}
                                               << u"SELECT count(*) FROM t"_s << u"0"_s;
        QTest::addRow("rolled back behind what is not")
            << Files{"CREATE TABLE t (n int);\nINSERT INTO t VALUES (1);\nBEGIN;\nINSERT INTO t VALUES (2);\n"
                     "ROLLBACK;\nINSERT INTO t VALUES (3);"}
            << u"SELECT string_agg(n::text, ',' ORDER BY n) FROM t"_s << u"1,3"_s;
        QTest::addRow("a ROLLBACK of nothing") << Files{"CREATE TABLE t (n int);\nINSERT INTO t VALUES (1);\nROLLBACK;"}
                                               << u"SELECT count(*) FROM t"_s << u"1"_s;
        QTest::addRow("rolled back, and once more")
            << Files{"CREATE TABLE t (n int);",
                     "INSERT INTO t VALUES (1);\nBEGIN;\nDELETE FROM t;\nROLLBACK;\nROLLBACK;"}
            << u"SELECT count(*) FROM t"_s << u"1"_s;
        QTest::addRow("a BEGIN with nothing behind it")
            << Files{"CREATE TABLE t (n int);\nBEGIN;\n"} << u"SELECT count(*) FROM t"_s << u"0"_s;
        QTest::addRow("settings of the session between two transactions")
            << Files{"CREATE SCHEMA s;\nSET search_path = s;\nBEGIN;\nCREATE TABLE a (n int);\nINSERT INTO a VALUES "
                     "(1);\n"
                     "COMMIT;\nBEGIN;\nINSERT INTO a VALUES (2);\nCOMMIT;"}
            << u"SELECT count(*) FROM s.a"_s << u"2"_s;
    }

    void appliesWhatPrismaAccepts()
    {
        QFETCH(const QList<QByteArray>, files);
        QFETCH(const QString, question);
        QFETCH(const QString, answer);
        const Bundle bundle = bundleWith(files);
        Session session(m_address);

        const auto report = Runner(session, {bundle}).apply();

        QVERIFY(report);
        QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.message) : "");
        QCOMPARE(report->done.size(), files.size());
        QCOMPARE(m_server.sql(m_address, question), answer);
        QStringList recorded;
        for (const Migration &migration : bundle.migrations)
            recorded += migration.name + u'|' + QString::fromLatin1(migration.checksum()) + u"|1|t"_s;
        QCOMPARE(m_server.rows(m_address,
                               u"SELECT migration_name, checksum, applied_steps_count, finished_at >= started_at "
                               "FROM _prisma_migrations ORDER BY 1"_s),
                 recorded);
        QCOMPARE(Runner(session, {bundle}).status()->pending(), 0);
    }

    //! The result must not depend on whether files are applied in one run or in two.
    void keepsNoSettingOfOneFileForTheNext_data()
    {
        QTest::addColumn<QByteArray>("setting");
        QTest::addRow("encoding") << "SET client_encoding = 'LATIN1';"_ba;
        QTest::addRow("strings") << "SET standard_conforming_strings = off;"_ba;
        QTest::addRow("read only") << "SET default_transaction_read_only = on;"_ba;
        QTest::addRow("search path") << "SELECT set_config('search_path', '', false);"_ba;
        QTest::addRow("role") << "SET ROLE reader;"_ba;
        QTest::addRow("user") << "SET SESSION AUTHORIZATION reader;"_ba;
        QTest::addRow("time limit") << "SET statement_timeout = 1;"_ba;
        QTest::addRow("in its own transaction") << "BEGIN; SET statement_timeout = 1; COMMIT; SELECT 1;"_ba;
        QTest::addRow("before what runs alone")
            << "SET DateStyle = 'SQL, DMY';\nCREATE INDEX CONCURRENTLY a_n ON public.a (n);"_ba;
    }

    void keepsNoSettingOfOneFileForTheNext()
    {
        QFETCH(const QByteArray, setting);
        m_server.sql(m_address, u"DROP ROLE IF EXISTS reader"_s);
        m_server.createRole(u"reader"_s);
        Session session(m_address);
        const QByteArray probe = "CREATE TABLE b AS SELECT 'Čapek \\n'::text AS v, current_user::text AS u, "
                                 "DATE '2025-02-03'::text AS d, pg_sleep(0.05)::text AS s;";

        const auto report = Runner(session, {bundleWith({"CREATE TABLE a (n int);", setting, probe})}).apply();

        QVERIFY(report);
        QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.message) : "");
        QCOMPARE(m_server.sql(m_address, u"SELECT v || '|' || d || '|' || (u <> 'reader') FROM public.b"_s),
                 u"Čapek \\n|2025-02-03|true"_s);
    }

    //! Definitions around a COMMIT of the file's own are one transaction all the same.
    void leavesNothingOfDefinitionsThatFail()
    {
        Session session(m_address);
        const QByteArray sql =
            "CREATE TABLE a ();\nBEGIN;\nCREATE TABLE b ();\nCOMMIT;\nALTER TABLE nowhere ADD n int;";

        const auto report = Runner(session, {bundleWith({sql})}).apply();

        QVERIFY(report && report->failure);
        QCOMPARE(report->failure->line, 5);
        QCOMPARE(report->failure->column, 1);
        QCOMPARE(tables(), QStringList());
        QCOMPARE(Runner(session, {bundleWith({sql})}).status()->steps.first().state, MigrationState::RolledBack);
    }

    //! What the file itself has committed stays, the ledger says how far it came, and the next run goes on there.
    void saysWhereAFileOfSeveralTransactionsStopped()
    {
        Session session(m_address);
        const Bundle bundle =
            bundleWith({"CREATE TABLE a (n int);\nBEGIN;\nINSERT INTO a VALUES (1);\nCOMMIT;\n"
                        "BEGIN;\nINSERT INTO a VALUES (2);\nINSERT INTO a SELECT 1 / count(*) FROM b;\n"
                        "COMMIT;\n"});

        const auto report = Runner(session, {bundle}).apply();

        QVERIFY(report && report->failure);
        QCOMPARE(report->failure->line, 7);
        QCOMPARE(m_server.sql(m_address, u"SELECT string_agg(n::text, ',') FROM a"_s), u"1"_s);
        const MigrationStep step = Runner(session, {bundle}).status()->steps.first();
        QCOMPARE(step.state, MigrationState::Failed);
        QVERIFY(step.resumable);
        QCOMPARE(step.statementsDone, 4);
        QVERIFY2(step.logs.contains(u"stopped after 4 statements"_s), qPrintable(step.logs));

        m_server.sql(m_address, u"CREATE TABLE b AS SELECT 1"_s);
        const auto again = Runner(session, {bundle}).apply();

        QVERIFY(again && !again->failure);
        QCOMPARE(m_server.sql(m_address, u"SELECT string_agg(n::text, ',' ORDER BY n) FROM a"_s), u"1,1,2"_s);
        QCOMPARE(Runner(session, {bundle}).status()->pending(), 0);
    }

    void leavesNothingWhenTheFirstTransactionFails()
    {
        Session session(m_address);
        const Bundle bundle =
            bundleWith({"BEGIN;\nCREATE TABLE a AS SELECT 1 / 0;\nCOMMIT;\nBEGIN;\nSELECT 1;\nCOMMIT;\nSELECT 2;"});

        const auto report = Runner(session, {bundle}).apply();

        QVERIFY(report && report->failure);
        QCOMPARE(tables(), QStringList());
        QCOMPARE(Runner(session, {bundle}).status()->steps.first().state, MigrationState::RolledBack);
    }

    //! What is known not to work is found before the first file runs.
    void looksAtAllFilesBeforeTheFirst_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addRow("rows that do not come") << "COPY a FROM stdin;\n1\n"_ba;
        QTest::addRow("a command for psql") << "\\i other.sql\n"_ba;
        QTest::addRow("an open end") << "BEGIN; SELECT 1; PREPARE TRANSACTION 'x';"_ba;
        QTest::addRow("no end") << "BEGIN;\nCREATE TABLE b ();\n"_ba;
        QTest::addRow("no end of the last")
            << "BEGIN; CREATE TABLE b (); COMMIT; START TRANSACTION; CREATE TABLE c ();"_ba;
        QTest::addRow("no end of what is chained")
            << "BEGIN; CREATE TABLE b (); COMMIT AND CHAIN; CREATE TABLE c ();"_ba;
    }

    void looksAtAllFilesBeforeTheFirst()
    {
        QFETCH(const QByteArray, sql);
        Session session(m_address);

        const auto report = Runner(session, {bundleWith({"CREATE TABLE a ();", sql})}).apply();

        QVERIFY(report && report->failure);
        QCOMPARE(report->failure->key.name, u"2_file"_s);
        QCOMPARE(tables(), QStringList());
    }

    void aFileThatRemovesItsRecordIsTakenBack()
    {
        Session session(m_address);

        const auto report =
            Runner(session, {bundleWith({"CREATE TABLE a ();\nDELETE FROM _prisma_migrations;"})}).apply();

        QVERIFY(report && report->failure);
        QVERIFY(report->failure->error.message.contains(u"record"_s));
        QCOMPARE(tables(), QStringList());
    }

    void oneFileIsOneRoundTrip()
    {
        FaultProxy proxy(m_server.overTcp(m_address));
        Session session(proxy.address());
        QVERIFY(session.open());
        QList<QByteArray> files;
        for (int n = 0; n < 20; ++n)
            files += "CREATE TABLE a" + QByteArray::number(n) + " (n int);\nSELECT 1;\nSELECT 2;";
        proxy.resetRoundTrips();

        const auto report = Runner(session, {bundleWith(files)}).apply();

        QVERIFY(report && !report->failure);
        QVERIFY2(proxy.roundTrips() <= 23, qPrintable(QString::number(proxy.roundTrips())));
    }

private:
    static Bundle bundleWith(const QList<QByteArray> &files)
    {
        Bundle bundle{u"public"_s, {}};
        for (const QByteArray &sql : files)
            bundle.migrations += Migration{u"%1_file"_s.arg(bundle.migrations.size() + 1), sql};
        return bundle;
    }
    QStringList tables() const
    {
        return m_server.rows(m_address,
                             u"SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND "
                             "relkind = 'r' AND relname <> '_prisma_migrations' ORDER BY 1"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(FolderFilesTest)
#include "tst_folderfiles.moc"
