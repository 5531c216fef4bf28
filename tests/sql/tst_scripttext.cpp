// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sections.h"
#include "sql/sourceposition.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace catalpa;

//! Where things are in a script.
class ScriptTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsLinesAndColumnsInCodePoints_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");

        QTest::addRow("first") << "abc"_ba << 1 << 1 << 1;
        QTest::addRow("last") << "abc"_ba << 3 << 1 << 3;
        QTest::addRow("behind the end") << "abc"_ba << 4 << 1 << 4;
        QTest::addRow("far behind the end") << "abc"_ba << 99 << 1 << 4;
        QTest::addRow("empty text") << ""_ba << 1 << 1 << 1;
        QTest::addRow("the line end belongs to its line") << "ab\ncd"_ba << 3 << 1 << 3;
        QTest::addRow("second line") << "ab\ncd"_ba << 4 << 2 << 1;
        QTest::addRow("\\r\\n is one line end of two characters") << "ab\r\ncd"_ba << 5 << 2 << 1;
        QTest::addRow("the \\n of \\r\\n") << "ab\r\ncd"_ba << 4 << 1 << 4;
        QTest::addRow("\\r alone") << "ab\rcd"_ba << 4 << 2 << 1;
        QTest::addRow("\\r at the end") << "ab\r"_ba << 4 << 2 << 1;
        QTest::addRow("\\n\\r") << "a\n\rb"_ba << 4 << 3 << 1;
        QTest::addRow("behind Greek") << QByteArray("αβγ x") << 5 << 1 << 5;
        QTest::addRow("behind emoji") << QByteArray("😀😀\n😀 x") << 6 << 2 << 3;
        QTest::addRow("combining marks count") << QByteArray("e\u0301x") << 3 << 1 << 3;
        QTest::addRow("no position") << "abc"_ba << 0 << 0 << 0;
        QTest::addRow("negative position") << "abc"_ba << -1 << 0 << 0;
    }

    void countsLinesAndColumnsInCodePoints()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, position);
        QFETCH(const int, line);
        QFETCH(const int, column);

        QCOMPARE(sql::placeOf(text, position), (sql::TextPlace{line, column}));
    }

    void findsTheLine()
    {
        const QByteArray text("one\r\ntwo 😀\nthree\r\n");

        QCOMPARE(sql::lineOf(text, 1), u"one"_s);
        QCOMPARE(sql::lineOf(text, 2), u"two 😀"_s);
        QCOMPARE(sql::lineOf(text, 3), u"three"_s);
        QCOMPARE(sql::lineOf(text, 4), QString());
        QCOMPARE(sql::lineOf(text, 5), QString());
        QCOMPARE(sql::lineOf(text, 0), QString());
        QCOMPARE(sql::lineOf("end", 1), u"end"_s);
    }

    void findsStatements_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArrayList>("statements");
        using List = QByteArrayList;

        QTest::addRow("none") << " \n-- only a comment; really\n/* and ; this */"_ba << List{};
        QTest::addRow("empty ones do not count") << ";; SELECT 1;;"_ba << List{"SELECT 1;"};
        QTest::addRow("two") << "SELECT 1; SELECT 2"_ba << List{"SELECT 1;", "SELECT 2"};
        QTest::addRow("comments before") << "-- a;\n/* b; */ SELECT 1;"_ba << List{"SELECT 1;"};
        QTest::addRow("comment within") << "SELECT /* ; */ 1 -- ;\n;"_ba << List{"SELECT /* ; */ 1 -- ;\n;"};
        QTest::addRow("nested comment") << "/* a /* b; */ c; */ SELECT 1"_ba << List{"SELECT 1"};
        QTest::addRow("unended comment") << "SELECT 1; /* ; SELECT 2"_ba << List{"SELECT 1;"};
        QTest::addRow("text") << "SELECT ';', 'it''s;'; SELECT 2"_ba << List{"SELECT ';', 'it''s;';", "SELECT 2"};
        QTest::addRow("backslash is a character") << R"(SELECT '\'; SELECT 2)"_ba << List{R"(SELECT '\';)", "SELECT 2"};
        QTest::addRow("backslash escapes in E''")
            << R"(SELECT E'\';'; SELECT e'\\'; X)"_ba << List{R"(SELECT E'\';';)", R"(SELECT e'\\';)", "X"};
        QTest::addRow("name") << R"(SELECT "a;""b;"; X)"_ba << List{R"(SELECT "a;""b;";)", "X"};
        QTest::addRow("dollar quotes") << "DO $$ a; $b$ b; $$; X"_ba << List{"DO $$ a; $b$ b; $$;", "X"};
        QTest::addRow("dollar tag") << "DO $ä1$ a; $$ b; $ä1$; X"_ba << List{"DO $ä1$ a; $$ b; $ä1$;", "X"};
        QTest::addRow("dollar in a name") << "SELECT a$b$; X"_ba << List{"SELECT a$b$;", "X"};
        QTest::addRow("parameter") << "SELECT $1; SELECT $2; X"_ba << List{"SELECT $1;", "SELECT $2;", "X"};
        QTest::addRow("rule") << "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); X"_ba
                              << List{"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);", "X"};
        QTest::addRow("body of a function")
            << "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; X"_ba
            << List{"CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT "
                    "2; END;",
                    "X"};
        QTest::addRow("body of a function before what PostgreSQL 15 cannot read")
            << "CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; SELECT 2; END; FUTURE SYNTAX"_ba
            << List{"CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; SELECT 2; END;", "FUTURE SYNTAX"};
        QTest::addRow("line ends of Windows")
            << "SELECT\r\n1;\r\n-- a;\r\nSELECT 2;\r\n"_ba << List{"SELECT\r\n1;", "SELECT 2;"};
        QTest::addRow("a number of PostgreSQL 16") << "SELECT 1_000; COMMIT;"_ba << List{"SELECT 1_000;", "COMMIT;"};
        QTest::addRow("commands of psql") << "\\set it's\nSELECT 1;\n\\echo \"\nSELECT 2;"_ba
                                          << List{"\\set it's", "SELECT 1;", "\\echo \"", "SELECT 2;"};
        QTest::addRow("command of psql behind a statement")
            << "SELECT 1 \\gexec\nSELECT 2;"_ba << List{"SELECT 1 ", "\\gexec", "SELECT 2;"};
        QTest::addRow("rows behind COPY") << "COPY t (a, b) FROM stdin;\n1;\tit's\n2\t/*\n\\.\nSELECT 1;"_ba
                                          << List{"COPY t (a, b) FROM stdin;", "SELECT 1;"};
        QTest::addRow("COPY without rows")
            << "COPY t FROM STDIN; SELECT 1;"_ba << List{"COPY t FROM STDIN;", "SELECT 1;"};
    }

    void findsStatements()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArrayList, statements);

        QByteArrayList found;
        for (const sql::Statement &statement : sql::statementsOf(text))
            found += text.sliced(statement.begin, statement.end - statement.begin);

        QCOMPARE(found, statements);
    }

    void knowsWhatEndsATransaction_data()
    {
        QTest::addColumn<bool>("ends");
        QTest::addRow("commit;") << true;
        QTest::addRow("COMMIT AND CHAIN;") << true;
        QTest::addRow("End;") << true;
        QTest::addRow("ABORT WORK;") << true;
        QTest::addRow("rollback;") << true;
        QTest::addRow("/* all of it */ ROLLBACK TRANSACTION;") << true;
        QTest::addRow("PREPARE TRANSACTION 'x';") << true;
        QTest::addRow("ROLLBACK PREPARED 'x';") << false;
        QTest::addRow("ROLLBACK TO SAVEPOINT commit;") << false;
        QTest::addRow("ROLLBACK WORK TO here;") << false;
        QTest::addRow("PREPARE commit AS SELECT 1;") << false;
        QTest::addRow("BEGIN;") << false;
        QTest::addRow("COMMENT ON TABLE a IS 'COMMIT;';") << false;
        QTest::addRow("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END;") << false;
        QTest::addRow("DO $$ BEGIN NULL; END $$;") << false;
    }

    void knowsWhatEndsATransaction()
    {
        QFETCH(const bool, ends);

        const auto statements = sql::statementsOf(QTest::currentDataTag());

        QCOMPARE(statements.size(), 1);
        QCOMPARE(statements.constFirst().endsTransaction(), ends);
    }

    void knowsWhatRunsAlone_data()
    {
        QTest::addColumn<bool>("alone");
        QTest::addRow("CREATE INDEX CONCURRENTLY i ON t (a);") << true;
        QTest::addRow("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);") << true;
        QTest::addRow("DROP INDEX CONCURRENTLY i;") << true;
        QTest::addRow("REINDEX INDEX CONCURRENTLY i;") << true;
        QTest::addRow("REINDEX (VERBOSE, CONCURRENTLY) TABLE t;") << true;
        QTest::addRow("REINDEX SCHEMA s;") << true;
        QTest::addRow("REINDEX DATABASE d;") << true;
        QTest::addRow("VACUUM;") << true;
        QTest::addRow("VACUUM (FULL, ANALYZE) t;") << true;
        QTest::addRow("CLUSTER;") << true;
        QTest::addRow("CREATE DATABASE d;") << true;
        QTest::addRow("DROP DATABASE d;") << true;
        QTest::addRow("ALTER DATABASE d SET TABLESPACE s;") << true;
        QTest::addRow("CREATE TABLESPACE s LOCATION '/s';") << true;
        QTest::addRow("DROP TABLESPACE s;") << true;
        QTest::addRow("ALTER SYSTEM SET work_mem = 1;") << true;
        QTest::addRow("ALTER TABLE a DETACH PARTITION b CONCURRENTLY;") << true;
        QTest::addRow("CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p;") << true;
        QTest::addRow("DROP SUBSCRIPTION s;") << true;
        QTest::addRow("DISCARD ALL;") << true;
        QTest::addRow("COMMIT PREPARED 'x';") << true;
        QTest::addRow("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a) WITH FUTURE SYNTAX;") << true;
        QTest::addRow("VACUUM FUTURE SYNTAX;") << true;
        QTest::addRow("CREATE INDEX concurrently_made ON t (a);") << false;
        QTest::addRow("CREATE INDEX \"concurrently\" ON t (a);") << false;
        QTest::addRow("DROP INDEX i;") << false;
        QTest::addRow("REINDEX TABLE t;") << false;
        QTest::addRow("REINDEX (CONCURRENTLY false) TABLE t;") << false;
        QTest::addRow("ANALYZE t;") << false;
        QTest::addRow("CLUSTER t USING i;") << false;
        QTest::addRow("ALTER DATABASE d SET work_mem = 1;") << false;
        QTest::addRow("ALTER TABLE a DETACH PARTITION b;") << false;
        QTest::addRow("ALTER TABLE a DETACH PARTITION b FINALIZE;") << false;
        QTest::addRow("ALTER TYPE t ADD VALUE 'x';") << false;
        QTest::addRow("CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (create_slot = false);") << false;
        QTest::addRow("DISCARD PLANS;") << false;
        QTest::addRow("COMMIT;") << false;
    }

    void knowsWhatRunsAlone()
    {
        QFETCH(const bool, alone);

        const sql::Script script = sql::scriptOf(QTest::currentDataTag());

        QCOMPARE(script.statements.size(), 1);
        QCOMPARE(script.statements.constFirst().mustRunAlone(), alone);
    }

    void knowsWhatBeginsATransaction()
    {
        for (const char *text : {"BEGIN", "begin work;", "START TRANSACTION READ ONLY;", "/* now */ BEGIN;"})
            QVERIFY2(sql::statementsOf(text).constFirst().beginsTransaction(), text);
        for (const char *text : {"COMMIT", "DO $$ BEGIN NULL; END $$", "SELECT 1", "\"begin\""})
            QVERIFY2(!sql::statementsOf(text).constFirst().beginsTransaction(), text);
    }

    void knowsWhoseRowsStandInTheScript()
    {
        for (const char *text : {"COPY t FROM STDIN", "copy s.t (a, b) from stdin with (format csv);"})
            QVERIFY2(sql::statementsOf(text).constFirst().copiesFromClient(), text);
        for (const char *text : {"COPY t FROM '/stdin'", "COPY t TO STDOUT", "COPY (SELECT a FROM stdin) TO '/x'",
                                 "COPY \"from\" FROM PROGRAM 'x'", "SELECT a FROM stdin"})
            QVERIFY2(!sql::statementsOf(text).constFirst().copiesFromClient(), text);
    }

    void tellsPsqlsCommandsApart()
    {
        const sql::Script script = sql::scriptOf("\\include x\nSELECT '\\x';");

        QCOMPARE(script.statements.size(), 2);
        QVERIFY(script.statements.at(0).isPsqlCommand());
        QCOMPARE(script.statements.at(0).words, QByteArrayList{"\\include"});
        QVERIFY(!script.statements.at(1).isPsqlCommand());
        QVERIFY(script.error);
        QCOMPARE(script.error->position, 0);
    }

    void givesEachStatementItsTree()
    {
        const sql::Script script = sql::scriptOf("-- first\nCREATE TABLE a (b int);;\nALTER TABLE a ADD c text");

        QVERIFY(!script.error);
        QCOMPARE(script.statements.size(), 2);
        QCOMPARE(script.statements.at(0).tree.keys(), QStringList{u"CreateStmt"_s});
        QCOMPARE(script.statements.at(1).tree.keys(), QStringList{u"AlterTableStmt"_s});
    }

    void hasNothingToSayOfAnEmptyScript()
    {
        for (const char *text : {"", " \r\n", ";", "-- only a comment", "/* and /* another */ */"}) {
            const sql::Script script = sql::scriptOf(text);
            QVERIFY2(script.statements.isEmpty(), text);
            QVERIFY2(!script.error, text);
            QVERIFY2(sql::isOneTransaction(sql::sectionsOf(text, script)), text);
        }
    }

    void findsTheFirstErrorBehindEmoji_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("rest");

        QTest::addRow("grammar") << QByteArray("SELECT '😀é';\r\n-- 😀\r\nSELECT 'é' frm a b; SELEC") << "a b; SELEC"_ba;
        QTest::addRow("unended text") << QByteArray("SELECT '😀'; SELECT 'é") << QByteArray("'é");
        QTest::addRow("unended comment") << QByteArray("SELECT '😀'; /* é") << QByteArray("/* é");
        QTest::addRow("unended dollar quote") << QByteArray("-- 😀\nDO $é$ x") << QByteArray("$é$ x");
        QTest::addRow("no token") << QByteArray("SELECT '😀', 1x; SELECT 'y") << "1x; SELECT 'y"_ba;
        QTest::addRow("behind psql") << QByteArray("SELECT '😀';\n\\q\nSELEC") << "\\q\nSELEC"_ba;
        QTest::addRow("at the end") << QByteArray("SELECT '😀' FROM") << ""_ba;
    }

    void findsTheFirstErrorBehindEmoji()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, rest);

        const sql::Script script = sql::scriptOf(text);

        QVERIFY(script.error);
        QVERIFY(!script.error->message.isEmpty());
        QCOMPARE(text.mid(script.error->position), rest);
    }

    void takesTenMegabytesApart_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("each");

        QTest::addRow("rows") << QByteArray("INSERT INTO books VALUES (1, 'it''s; 😀', $$;$$, now());\n") << 1;
        QTest::addRow("rows on one line") << QByteArray("INSERT INTO books VALUES (1, '; --', 2, 3, 4); ") << 1;
        QTest::addRow("one statement") << QByteArray("SELECT 1 + ") << 0;
        QTest::addRow("one text") << QByteArray("'; it is '' one text\n") << 0;
        QTest::addRow("comments") << QByteArray("-- ; and a comment; /*\n/* ' */ ;\n") << 0;
    }

    void takesTenMegabytesApart()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const int, each);
        const qsizetype lines = 10'000'000 / line.size() + 1;
        const QByteArray script = line.repeated(lines) + "\n;\nCOMMIT;";
        QElapsedTimer time;

        time.start();
        const QList<sql::Statement> statements = sql::scriptOf(script).statements;

        QVERIFY2(time.elapsed() < 60'000, QByteArray::number(time.elapsed())); // About 2 s without load.
        if (each == 1)
            QCOMPARE(statements.size(), lines + 1);
        if (!line.startsWith('\''))
            QVERIFY(statements.constLast().endsTransaction());
        const auto trees = std::count_if(statements.cbegin(), statements.cend(),
                                         [](const sql::Statement &statement) { return !statement.tree.isEmpty(); });
        QVERIFY(trees < 10'000);
    }
};

CATALPA_TEST(ScriptTextTest)
#include "tst_scripttext.moc"
