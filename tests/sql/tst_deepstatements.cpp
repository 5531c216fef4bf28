// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/nesting.h"
#include "sql/script.h"
#include "support/testregistry.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

constexpr qsizetype many = 200'000;

sql::Statement whole(const QByteArray &text)
{
    return {0, text.size(), {}, {}};
}

} // namespace

//! Statements that nest deeper than a parser bears, long ones that do not, and bytes that are no text.
class DeepStatementsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStatementThatNestsTooDeeplyIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");

        QTest::addRow("operators") << "SELECT " + "1+"_ba.repeated(many) + "1";
        QTest::addRow("operators with names") << "SELECT 1" + " OPERATOR(pg_catalog.+) 1"_ba.repeated(many);
        QTest::addRow("powers") << "SELECT " + "1^"_ba.repeated(many) + "1";
        QTest::addRow("casts") << "SELECT 1" + "::int"_ba.repeated(many);
        QTest::addRow("tests") << "SELECT 1" + " IS NULL"_ba.repeated(many);
        QTest::addRow("comparisons by rules") << "SELECT x" + " COLLATE \"C\""_ba.repeated(many);
        QTest::addRow("time zones") << "SELECT now()" + " AT TIME ZONE 'UTC'"_ba.repeated(many);
        QTest::addRow("joins") << "SELECT 1 FROM a" + " JOIN a ON true"_ba.repeated(many);
        QTest::addRow("natural joins") << "SELECT 1 FROM a" + " NATURAL JOIN a"_ba.repeated(many);
        QTest::addRow("unions") << "SELECT 1" + " UNION SELECT 1"_ba.repeated(many);
        QTest::addRow("negations") << "SELECT " + "NOT "_ba.repeated(many) + "true";
        QTest::addRow("signs") << "SELECT " + "- "_ba.repeated(many) + "1";
        QTest::addRow("parentheses") << "SELECT " + "("_ba.repeated(many) + "1" + ")"_ba.repeated(many);
        QTest::addRow("arrays") << "SELECT " + "ARRAY["_ba.repeated(many) + "1" + "]"_ba.repeated(many);
        QTest::addRow("calls") << "SELECT " + "f("_ba.repeated(many) + "1" + ")"_ba.repeated(many);
        QTest::addRow("cases") << "SELECT " + "CASE WHEN true THEN "_ba.repeated(many) + "1" + " END"_ba.repeated(many);
        QTest::addRow("chains within chains")
            << "SELECT " + ("("_ba.repeated(9) + "1" + ("+1"_ba.repeated(9'000) + ")").repeated(9));
        QTest::addRow("subqueries") << "SELECT 1" + " = ANY (SELECT 1"_ba.repeated(many) + ")"_ba.repeated(many);
    }
    void aStatementThatNestsTooDeeplyIsRefused()
    {
        QFETCH(const QByteArray, text);
        std::optional<sql::SyntaxError> error;

        const QJsonObject tree = sql::treeOf(text, whole(text), &error);

        QVERIFY(tree.isEmpty());
        QVERIFY(error);
        QVERIFY2(error->message.contains(u"exceeded"_s) || error->message.contains(u"exhausted"_s),
                 qPrintable(error->message));
        QVERIFY(error->position >= 0 && error->position < text.size());
    }

    void aLongStatementThatIsFlatIsRead_data()
    {
        QTest::addColumn<QByteArray>("text");

        QTest::addRow("values") << "INSERT INTO a VALUES " + "(1, 'x' || 'y'),"_ba.repeated(20'000) + "(1, 'x')";
        QTest::addRow("a list") << "SELECT 1 IN (" + "-1,"_ba.repeated(20'000) + "1)";
        QTest::addRow("AND") << "SELECT a = 1" + " AND a = 1"_ba.repeated(20'000);
        QTest::addRow("OR") << "SELECT a = 1" + " OR a = 1 AND b < 2"_ba.repeated(20'000);
        QTest::addRow("cases") << "SELECT CASE" + " WHEN a = 1 THEN b + 1"_ba.repeated(20'000) + " ELSE 2 END";
        QTest::addRow("columns") << "CREATE TABLE a (" + "b int DEFAULT 1 + 1,"_ba.repeated(20'000) + "c int)";
        QTest::addRow("unions") << "SELECT 1" + " UNION ALL SELECT 'a' AS b"_ba.repeated(3'000);
    }
    void aLongStatementThatIsFlatIsRead()
    {
        QFETCH(const QByteArray, text);
        std::optional<sql::SyntaxError> error;

        sql::treeOf(text, whole(text), &error);

        QVERIFY2(!error, qPrintable(error ? error->message : QString()));
    }

    void theErrorTellsWhereInTheScriptItIs()
    {
        const QByteArray before("SELECT 1;\n");
        const QByteArray script = before + "SELECT " + "1+"_ba.repeated(30'000) + "1;\nSELECT 2;";

        const sql::Script read = sql::scriptOf(script);

        QCOMPARE(read.statements.size(), 3);
        QVERIFY(read.error);
        QCOMPARE(read.error->message, u"stack depth limit exceeded"_s);
        QCOMPARE(read.error->position, before.size() + qsizetype(qstrlen("SELECT ")) + 2 * sql::deepestTree + 1);
        QVERIFY(!read.statements.last().tree.isEmpty());
    }

    void textThatIsNotUtf8Ends_data()
    {
        QTest::addColumn<QByteArray>("text");

        QTest::addRow("a lone byte") << "\xE9"_ba;
        QTest::addRow("a cut character") << "SELECT 'a\xE2\x82"_ba;
        QTest::addRow("in a name") << "SELECT caf\xE9 FROM b; SELECT 1"_ba;
        QTest::addRow("bytes only") << "\xFF"_ba.repeated(1'000);
        QTest::addRow("behind an error") << "SELECT 1a \xE9\xE9 2b; \x80"_ba;
        QTest::addRow("with U+0000") << "SELECT \xE9\0 1; SELECT"_ba.append("\0'\xFF", 3);
    }
    void textThatIsNotUtf8Ends()
    {
        QFETCH(const QByteArray, text);

        const sql::Script script = sql::scriptOf(text);

        for (const sql::Statement &statement : script.statements)
            QVERIFY(statement.begin >= 0 && statement.begin <= statement.end && statement.end <= text.size());
    }

    void readsCommentsWithinEachOtherInLinearTime_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const QByteArray nested = QByteArray("/*").repeated(100'000) + QByteArray("*/").repeated(100'000);
        const QByteArray shorter = QByteArray("/*").repeated(10'000) + QByteArray("*/").repeated(10'000);
        QTest::addRow("before a statement") << nested + "SELECT 1;";
        QTest::addRow("within a statement") << "SELECT " + shorter + " 1;";
        QTest::addRow("behind an operator") << "SELECT 1 +" + nested + "1;";
        QTest::addRow("within a comment") << "/* a\n" + nested + " b */ SELECT 1;";
        QTest::addRow("without an end") << "SELECT 1; " + nested + "/*";
        QTest::addRow("in a text") << "SELECT '" + nested + "';";
        QTest::addRow("in a function") << "DO $x$ " + nested + " $x$;";
        QTest::addRow("behind dashes") << "SELECT 1 --" + nested + "\n;";
        QTest::addRow("many in a function") << "DO $x$ "
                + ("/" + QByteArray("*").repeated(300) + "/\n" + QByteArray("x").repeated(300)).repeated(8'000)
                + " $x$;";
        QTest::addRow("many texts") << "SELECT 1" + (", '/" + QByteArray("*").repeated(300) + "'").repeated(500) + ';';
    }

    void readsCommentsWithinEachOtherInLinearTime()
    {
        QFETCH(const QByteArray, sql);
        QElapsedTimer time;
        time.start();

        const sql::Script script = sql::scriptOf(sql);

        QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(script.statements.size(), 1);
        const QByteArray word = sql.sliced(script.statements.constFirst().begin).first(2);
        QVERIFY2(word == "SE" || word == "DO", word.constData());
        QCOMPARE(script.error.has_value(), QByteArrayView(QTest::currentDataTag()) == "without an end");
    }
};

CATALPA_TEST(DeepStatementsTest)
#include "tst_deepstatements.moc"
