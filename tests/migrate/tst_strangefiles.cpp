// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QDir>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using catalpa::db::Session;

namespace {

constexpr auto tablesOf = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
                          "ORDER BY relname"_L1;

} // namespace

//! Files as editors, dumps and people make them, and databases as other programs leave them.
class StrangeFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_address = m_server.createDatabase(); }
    void appliesWhatPostgresqlCanRead_data();
    void appliesWhatPostgresqlCanRead();
    void refusesCommandsOfPsqlWithTheirPlace_data();
    void refusesCommandsOfPsqlWithTheirPlace();
    void refusesAFolderWithAFileThatCannotBeSent_data();
    void refusesAFolderWithAFileThatCannotBeSent();
    void countsEmojiAsOneColumn_data();
    void countsEmojiAsOneColumn();
    void appliesTenMegabytesInBoundedTime_data();
    void appliesTenMegabytesInBoundedTime();
    void aRoleThatMayNotApplyChangesNothing_data();
    void aRoleThatMayNotApplyChangesNothing();
    void stopsAtARowThatPrismaLeftFailed();

private:
    test::TestServer m_server;
    ConnectionAddress m_address;
};

void StrangeFilesTest::initTestCase()
{
    m_server.createRole(u"looker"_s);
    m_server.createRole(u"guest"_s);
    m_server.createRole(u"writer"_s);
}

void StrangeFilesTest::appliesWhatPostgresqlCanRead_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("answer");
    const QString all = u"SELECT string_agg(v, '|' ORDER BY v) FROM t"_s;

    QTest::addRow("CRLF") << "CREATE TABLE t (v text);\r\n-- a; comment\r\nINSERT INTO t\r\nVALUES ('a\r\nb');\r\n"_ba
                          << u"SELECT length(v) FROM t"_s << u"4"_s;
    QTest::addRow("only CR in a text") << "CREATE TABLE t (v text); INSERT INTO t VALUES ('a\rb');"_ba
                                       << u"SELECT length(v) FROM t"_s << u"3"_s;
    QTest::addRow("nested comments")
        << "/* one /* two; COMMIT; */ ' still one */ CREATE TABLE t (v text);/**/INSERT INTO t /*;*/ VALUES ('x')"_ba
        << all << u"x"_s;
    QTest::addRow("a comment that ends in a semicolon, and no other")
        << "CREATE TABLE t (v text); INSERT INTO t VALUES ('x') -- done;"_ba << all << u"x"_s;
    QTest::addRow("the same in several transactions")
        << "CREATE TABLE t (v text); CREATE INDEX CONCURRENTLY i ON public.t (v);\n"
           "INSERT INTO t VALUES ('x') -- done;"_ba
        << all << u"x"_s;
    QTest::addRow("the same of one that runs alone")
        << "CREATE TABLE t AS SELECT 'x'::text AS v; CREATE INDEX CONCURRENTLY i ON public.t (v) -- done;"_ba << all
        << u"x"_s;
    QTest::addRow("dollar quotes")
        << "CREATE TABLE t (v text);\n"
           "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $body$ BEGIN\n"
           "  INSERT INTO t VALUES ($$;COMMIT;$$), ($a$ $$ $a$), ($ž$'$ž$); RETURN ''; END $body$;\n"
           "SELECT f();"_ba
        << u"SELECT string_agg(v, '|' ORDER BY length(v), v) FROM t"_s << u"'| $$ |;COMMIT;"_s;
    QTest::addRow("quotes in quotes") << R"(CREATE TABLE t ("a;""b" text, v text);
INSERT INTO t VALUES ('it''s; \', E'\';\\'); UPDATE t SET v = v || U&'d\0061t';)"_ba
                                      << all << u"';\\dat"_s;
    QTest::addRow("SQL function") << "CREATE TABLE t (v text);\n"
                                     "CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES ('a'); "
                                     "INSERT INTO t VALUES (CASE WHEN true THEN 'b' END); END;\nCALL p();"_ba
                                  << all << u"a|b"_s;
    QTest::addRow("COPY TO STDOUT") << "CREATE TABLE t (v text); INSERT INTO t VALUES ('a'); COPY t TO STDOUT; "
                                       "INSERT INTO t VALUES ('b');"_ba
                                    << all << u"a|b"_s;
    QTest::addRow("only semicolons around")
        << ";;\n;CREATE TABLE t (v text);;\n;"_ba << u"SELECT count(*) FROM t"_s << u"0"_s;
    QTest::addRow("savepoints") << "CREATE TABLE t (v text); SAVEPOINT s; INSERT INTO t VALUES ('a'); "
                                   "ROLLBACK TO SAVEPOINT s; INSERT INTO t VALUES ('b');"_ba
                                << all << u"b"_s;
    QTest::addRow("names in other scripts") << QByteArray("CREATE TABLE t (\"書名😀\" text, v text); "
                                                          "INSERT INTO t (\"書名😀\", v) VALUES ('羅生門', '😀');")
                                            << all << u"😀"_s;
}

void StrangeFilesTest::appliesWhatPostgresqlCanRead()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const QString, question);
    QFETCH(const QString, answer);
    Session session(m_address);

    const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, sql}, {u"2_b"_s, "CREATE TABLE u ();"}})}).apply();

    QVERIFY(report);
    QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.detail) : "");
    QCOMPARE(report->done.size(), 2);
    QCOMPARE(m_server.sql(m_address, question), answer);
}

void StrangeFilesTest::refusesCommandsOfPsqlWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addRow("include") << "\\i more.sql"_ba;
    QTest::addRow("copy") << "\\copy t FROM 'rows.csv' CSV"_ba;
    QTest::addRow("shell") << "\\! rm -rf somewhere"_ba;
    QTest::addRow("another database") << "\\connect postgres"_ba;
    QTest::addRow("another database, in short") << "\\c postgres"_ba;
}

void StrangeFilesTest::refusesCommandsOfPsqlWithTheirPlace()
{
    QFETCH(const QByteArray, command);
    Session session(m_address);
    const QByteArray sql = "CREATE TABLE t (v text);\r\n-- 😀\r\n" + command + "\r\nCREATE TABLE u ();\r\n";

    const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, sql}})}).apply();

    QVERIFY(report && report->failure);
    QCOMPARE(report->failure->error.kind, ErrorKind::Invalid);
    QVERIFY(report->failure->error.message.contains(u"psql"_s));
    QCOMPARE(report->failure->line, 3);
    QCOMPARE(report->failure->column, 1);
    QCOMPARE(m_server.rows(m_address, tablesOf), QStringList());
}

void StrangeFilesTest::refusesAFolderWithAFileThatCannotBeSent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "C\0R\0",
                                          6);
    QTest::addRow("U+0000") << QByteArray("CREATE TABLE b ();\0", 19);
}

//! One bad file keeps the good ones from being applied, too.
void StrangeFilesTest::refusesAFolderWithAFileThatCannotBeSent()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    for (const auto &[name, text] : {std::pair(u"1_good"_s, "CREATE TABLE a ();"_ba), {u"2_bad"_s, bytes}}) {
        QVERIFY(QDir(folder.path()).mkdir(name));
        QFile file(folder.filePath(name + "/migration.sql"_L1));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    Session session(m_address);

    const auto report = folderReader(folder.path())().and_then(
        [&session](const QList<Bundle> &bundles) { return Runner(session, bundles).apply(); });

    QVERIFY(report && report->failure);
    QCOMPARE(report->failure->error.kind, ErrorKind::Invalid);
    QVERIFY(report->failure->path.contains(u"2_bad"_s));
    QCOMPARE(m_server.rows(m_address, tablesOf), QStringList());
}

void StrangeFilesTest::countsEmojiAsOneColumn_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addRow("in a comment") << QByteArray("/* 😀😀 */ SELECT nope;") << 1 << 17;
    QTest::addRow("in a text") << QByteArray("SELECT '👩‍👧', nope;") << 1 << 15; // Three code points.
    QTest::addRow("in a name") << QByteArray("SELECT 1 AS \"😀\",\r\n  nope;") << 2 << 3;
    QTest::addRow("lines before") << QByteArray("-- 😀\r\n").repeated(1000) + "SELECT nope;" << 1001 << 8;
}

void StrangeFilesTest::countsEmojiAsOneColumn()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const int, line);
    QFETCH(const int, column);
    Session session(m_address);

    const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, sql}})}).apply();

    QVERIFY(report && report->failure);
    QCOMPARE(report->failure->line, line);
    QCOMPARE(report->failure->column, column);
}

void StrangeFilesTest::appliesTenMegabytesInBoundedTime_data()
{
    QTest::addColumn<QByteArray>("sql");
    const QByteArray head = "CREATE TABLE t (n int, v text);\n";
    const QByteArray row(100, 'x');

    QByteArray rows = head + "INSERT INTO t VALUES\n";
    for (int n = 1; rows.size() < 10'000'000; ++n)
        rows += "(" + QByteArray::number(n) + ", '" + row + "'),\n";
    rows.chop(2);
    QTest::addRow("one statement") << rows + ";\n";
    QByteArray statements = head;
    for (int n = 1; statements.size() < 10'000'000; ++n)
        statements += "INSERT INTO t VALUES (" + QByteArray::number(n) + ", '" + row + row + "');\n";
    QTest::addRow("many statements") << statements;
    QTest::addRow("one text") << head + "INSERT INTO t VALUES (1, $$" + QByteArray(10'000'000, ';') + "$$);\n";
}

void StrangeFilesTest::appliesTenMegabytesInBoundedTime()
{
    QFETCH(const QByteArray, sql);
    Session session(m_address);
    QElapsedTimer time;
    time.start();

    const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, sql}})}).apply();

    QVERIFY(report && !report->failure);
    QVERIFY2(time.elapsed() < 60'000, qPrintable(QString::number(time.elapsed())));
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) = max(n) AND sum(length(v)) > 8000000 FROM t"_s), u"t"_s);
}

void StrangeFilesTest::aRoleThatMayNotApplyChangesNothing_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("grant");
    QTest::addRow("may only read")
        << u"looker"_s
        << u"ALTER ROLE looker SET default_transaction_read_only = on;"
           "GRANT ALL ON SCHEMA public TO looker; GRANT ALL ON _prisma_migrations TO looker"_s;
    QTest::addRow("may not see the ledger") << u"guest"_s << u"GRANT ALL ON SCHEMA public TO guest"_s;
    QTest::addRow("may not write the ledger")
        << u"writer"_s << u"GRANT ALL ON SCHEMA public TO writer; GRANT SELECT ON _prisma_migrations TO writer"_s;
}

void StrangeFilesTest::aRoleThatMayNotApplyChangesNothing()
{
    QFETCH(const QString, role);
    QFETCH(const QString, grant);
    m_server.sql(m_address, test::prismaTable);
    m_server.sql(m_address, grant);
    ConnectionAddress address = m_address;
    address.user = role;
    Session session(address);

    const auto report = Runner(session, {test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}})}).apply();

    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Rights);
    QCOMPARE(m_server.rows(m_address, tablesOf), QStringList{u"_prisma_migrations"_s});
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"0"_s);
}

void StrangeFilesTest::stopsAtARowThatPrismaLeftFailed()
{
    const Bundle bundle = test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}, {u"2_b"_s, "CREATE TABLE b ();"}});
    m_server.sql(m_address, test::prismaTable);
    m_server.sql(m_address,
                 u"INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ('x', '%1', '1_a', "
                 "'A migration failed to apply.')"_s.arg(QString::fromLatin1(bundle.migrations.first().checksum())));
    Session session(m_address);
    Runner runner(session, {bundle});

    const auto report = runner.apply();
    const auto status = runner.status();

    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Schema);
    QVERIFY(report.error().message.contains(u"1_a"_s));
    QCOMPARE(status->steps.first().state, MigrationState::Failed);
    QCOMPARE(status->steps.first().logs, u"A migration failed to apply."_s);
    QCOMPARE(status->steps.last().state, MigrationState::Pending);
    QCOMPARE(m_server.rows(m_address, tablesOf), QStringList{u"_prisma_migrations"_s});
    QCOMPARE(m_server.rows(m_address, u"SELECT id, finished_at, rolled_back_at FROM _prisma_migrations"_s),
             QStringList{u"x|∅|∅"_s});
}

CATALPA_TEST(StrangeFilesTest)
#include "tst_strangefiles.moc"
