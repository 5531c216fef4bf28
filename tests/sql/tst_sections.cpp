// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sections.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::sql;

//! In which transactions a script has to run.
class SectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsWhereTheScriptDoes_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("sections");

        QTest::addRow("nothing") << ""_ba << QStringList{u""_s};
        QTest::addRow("a comment") << "-- This is an empty migration."_ba << QStringList{u""_s};
        QTest::addRow("no transaction of its own")
            << "CREATE TABLE a ();\nCREATE TABLE b ();"_ba << QStringList{u"CREATE TABLE a ();\nCREATE TABLE b ();"_s};
        QTest::addRow("a transaction around definitions, as Prisma writes it")
            << "CREATE TABLE a ();\n-- AlterEnum\nBEGIN;\nCREATE TYPE k AS ENUM ('x');\nCOMMIT;\nDROP TABLE b;"_ba
            << QStringList{u"CREATE TABLE a ();|CREATE TYPE k AS ENUM ('x');|DROP TABLE b;"_s};
        QTest::addRow("one that changes rows, among definitions")
            << "BEGIN; CREATE TABLE a (n int); UPDATE b SET n = 1; COMMIT; CREATE TABLE c ();"_ba
            << QStringList{u"CREATE TABLE a (n int); UPDATE b SET n = 1;|CREATE TABLE c ();"_s};
        QTest::addRow("two that change rows") << "BEGIN; UPDATE a SET n = 1; COMMIT; BEGIN; UPDATE a SET n = 2; END;"_ba
                                              << QStringList{u"UPDATE a SET n = 1;"_s, u"UPDATE a SET n = 2;"_s};
        QTest::addRow("what stands before BEGIN is part of it")
            << "SELECT 1; BEGIN; UPDATE a SET n = 1; COMMIT; UPDATE a SET n = 2"_ba
            << QStringList{u"SELECT 1;|UPDATE a SET n = 1;"_s, u"UPDATE a SET n = 2"_s};
        QTest::addRow("without an end") << "BEGIN; CREATE TABLE a ();"_ba << QStringList{u"CREATE TABLE a ();"_s};
        QTest::addRow("modes") << "CREATE TABLE a (); BEGIN ISOLATION LEVEL SERIALIZABLE; CREATE TABLE b (); COMMIT;"_ba
                               << QStringList{u"CREATE TABLE a ();"_s,
                                              u"[ISOLATION LEVEL SERIALIZABLE] CREATE TABLE b ();"_s};
        QTest::addRow("SET TRANSACTION")
            << "BEGIN; SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT 1; COMMIT;"_ba
            << QStringList{u"[ISOLATION LEVEL REPEATABLE READ] SELECT 1;"_s};
        QTest::addRow("rolled back") << "CREATE TABLE a (); BEGIN; DROP TABLE b; ROLLBACK; CREATE TABLE c ();"_ba
                                     << QStringList{u"CREATE TABLE a ();"_s, u"[rolled back] DROP TABLE b;"_s,
                                                    u"CREATE TABLE c ();"_s};
        QTest::addRow("a ROLLBACK of nothing") << "CREATE TABLE a (); ROLLBACK; CREATE TABLE b ();"_ba
                                               << QStringList{u"CREATE TABLE a ();|CREATE TABLE b ();"_s};
        QTest::addRow("a COMMIT of nothing") << "CREATE TABLE a (); COMMIT; BEGIN; DROP TABLE b; ABORT;"_ba
                                             << QStringList{u"CREATE TABLE a ();"_s, u"[rolled back] DROP TABLE b;"_s};
        QTest::addRow("back to a savepoint")
            << "SAVEPOINT s; SELECT 1; ROLLBACK TO SAVEPOINT s; SELECT 2;"_ba
            << QStringList{u"SAVEPOINT s; SELECT 1; ROLLBACK TO SAVEPOINT s; SELECT 2;"_s};
        QTest::addRow("alone")
            << "CREATE TABLE a (n int);\nCREATE INDEX CONCURRENTLY i ON a (n);\nDROP TABLE b;\nDROP TABLE c"_ba
            << QStringList{u"CREATE TABLE a (n int);"_s, u"[alone] CREATE INDEX CONCURRENTLY i ON a (n);"_s,
                           u"DROP TABLE b;\nDROP TABLE c"_s};
        QTest::addRow("a block that commits")
            << "DO $$ BEGIN UPDATE a SET n = 1; COMMIT; END $$; SELECT 1;"_ba
            << QStringList{u"[alone] DO $$ BEGIN UPDATE a SET n = 1; COMMIT; END $$;"_s, u"SELECT 1;"_s};
        QTest::addRow("a new value that is used")
            << "ALTER TYPE k ADD VALUE 'new'; ALTER TABLE a ALTER k SET DEFAULT 'new';"_ba
            << QStringList{u"ALTER TYPE k ADD VALUE 'new';"_s, u"ALTER TABLE a ALTER k SET DEFAULT 'new';"_s};
        QTest::addRow("new values that are not used")
            << "ALTER TYPE k ADD VALUE 'a'; ALTER TYPE k ADD VALUE 'b'; CREATE TABLE t ();"_ba
            << QStringList{u"ALTER TYPE k ADD VALUE 'a'; ALTER TYPE k ADD VALUE 'b'; CREATE TABLE t ();"_s};
        QTest::addRow("lines of pg_dump")
            << "\\restrict abc\nCREATE TABLE a ();\n\\unrestrict abc\n"_ba << QStringList{u"CREATE TABLE a ();"_s};
        QTest::addRow("byte order mark") << "\xEF\xBB\xBF"
                                            "SELECT 1;"_ba
                                         << QStringList{u"SELECT 1;"_s};
    }

    void cutsWhereTheScriptDoes()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const QStringList, sections);

        QCOMPARE(told(sql, sectionsOf(sql, outlineOf(sql))), sections);
        QCOMPARE(told(sql, sectionsOf(sql, scriptOf(sql))), sections);
    }

    void findsTheRowsOfACopy_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("rows");
        QTest::addRow("two") << "COPY t FROM stdin;\na;b\n'\\\\.'\n\\.\nSELECT 1;"_ba
                             << "a;b\n'\\\\.'\n"_ba;
        QTest::addRow("none") << "COPY t FROM stdin;\n\\.\nSELECT 1;"_ba
                              << ""_ba;
        QTest::addRow("CRLF") << "COPY t FROM stdin;\r\n1\r\n\\.\r\nSELECT 1;"_ba
                              << "1\r\n"_ba;
    }

    void findsTheRowsOfACopy()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const QByteArray, rows);

        const QList<Section> sections = sectionsOf(sql, outlineOf(sql));

        QCOMPARE(sections.size(), 1);
        QCOMPARE(sections.first().statements, QList<int>({0, 1}));
        const Passage &copy = sections.first().passages.first();
        QVERIFY(copy.hasRows());
        QCOMPARE(sql.sliced(copy.rowsBegin, copy.rowsEnd - copy.rowsBegin), rows);
    }

    void endsATransactionForEachNewValueWhenAsked()
    {
        const QByteArray sql = "ALTER TYPE k ADD VALUE 'a'; SELECT 1; CALL tidy();";

        QCOMPARE(told(sql, sectionsOf(sql, outlineOf(sql), Cutting::Own)),
                 QStringList({u"ALTER TYPE k ADD VALUE 'a';"_s, u"SELECT 1;"_s, u"[alone] CALL tidy();"_s}));
    }

    void goesOnInTheMiddleOfASection()
    {
        const QByteArray sql = "SELECT 1; SELECT 2; SELECT 3;";
        const Script script = outlineOf(sql);

        const Section rest = restOf(sectionsOf(sql, script).first(), script, 1);

        QCOMPARE(told(sql, {rest}), QStringList{u"SELECT 2;|SELECT 3;"_s});
        QCOMPARE(rest.statements, QList<int>({1, 2}));
    }

    void carriesWhatWasSetForTheSession()
    {
        const QByteArray sql =
            "SET search_path = a; SET LOCAL lock_timeout = 1; SELECT pg_catalog.set_config('x.y', '', false);"
            "SELECT 1; RESET ALL; SELECT 2;";

        QCOMPARE(
            settingsBefore(sql, outlineOf(sql), 6),
            QByteArrayList({"SET search_path = a;", "SELECT pg_catalog.set_config('x.y', '', false);", "RESET ALL;"}));
        QCOMPARE(settingsBefore(sql, outlineOf(sql), 0), QByteArrayList());
    }

    void knowsWhatPsqlAloneHears()
    {
        QVERIFY(isForPsqlOnly("\\restrict aB3"));
        QVERIFY(isForPsqlOnly("\\set ON_ERROR_STOP on"));
        QVERIFY(!isForPsqlOnly("\\set name value"));
        QVERIFY(!isForPsqlOnly("\\i more.sql"));
        QVERIFY(!isForPsqlOnly("\\! rm file"));
    }

private:
    static QStringList told(const QByteArray &sql, const QList<Section> &sections)
    {
        QStringList list;
        for (const Section &section : sections) {
            QByteArrayList passages;
            for (const Passage &passage : section.passages)
                passages += sql.sliced(passage.begin, passage.end - passage.begin);
            QString text = section.alone ? u"[alone] "_s : section.rollsBack ? u"[rolled back] "_s : QString();
            if (!section.modes.isEmpty())
                text += u'[' + QString::fromUtf8(section.modes) + u"] "_s;
            list += section.statements.isEmpty() ? QString() : text + QString::fromUtf8(passages.join('|'));
        }
        return list;
    }
};

CATALPA_TEST(SectionsTest)
#include "tst_sections.moc"
