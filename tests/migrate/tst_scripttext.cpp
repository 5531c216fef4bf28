// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/statements.h"
#include "migrate/textposition.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::migrate;

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

        QCOMPARE(placeOf(text, position), (TextPlace{line, column}));
    }

    void findsTheLine()
    {
        const QByteArray text("one\r\ntwo 😀\nthree\r\n");

        QCOMPARE(lineOf(text, 1), u"one"_s);
        QCOMPARE(lineOf(text, 2), u"two 😀"_s);
        QCOMPARE(lineOf(text, 3), u"three"_s);
        QCOMPARE(lineOf(text, 4), QString());
        QCOMPARE(lineOf(text, 5), QString());
        QCOMPARE(lineOf(text, 0), QString());
        QCOMPARE(lineOf("end", 1), u"end"_s);
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
    }

    void findsStatements()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArrayList, statements);

        QByteArrayList found;
        for (const Statement &statement : statementsOf(text))
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

        const auto statements = statementsOf(QTest::currentDataTag());

        QCOMPARE(statements.size(), 1);
        QCOMPARE(statements.constFirst().endsTransaction(), ends);
    }
};

QTEST_GUILESS_MAIN(ScriptTextTest)
#include "tst_scripttext.moc"
