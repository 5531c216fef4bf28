// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/tableoutput.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::cli;

class TableOutputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsHowWideTextIs_data();
    void knowsHowWideTextIs();
    void putsATextOnOneLine_data();
    void putsATextOnOneLine();
    void alignsColumnsInEveryScript();
    void keepsItsWidthsForLaterRows();
};

void TableOutputTest::knowsHowWideTextIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");

    QTest::addRow("empty") << QString() << 0;
    QTest::addRow("Latin") << u"Čapek"_s << 5;
    QTest::addRow("combining") << u"C\u030capek"_s << 5;
    QTest::addRow("Han") << u"李白"_s << 4;
    QTest::addRow("Kana") << u"ひらカタ"_s << 8;
    QTest::addRow("halfwidth Kana") << u"ｶﾀ"_s << 2;
    QTest::addRow("fullwidth Latin") << u"ＡＢ"_s << 4;
    QTest::addRow("Hangul") << u"한강"_s << 4;
    QTest::addRow("Hangul in letters") << u"\u1112\u1161\u11ab"_s << 2;
    QTest::addRow("Arabic with vowels") << u"م\u064fح"_s << 2;
    QTest::addRow("Devanagari") << u"\u0915\u094d\u0937"_s << 2;
    QTest::addRow("emoji") << u"😀"_s << 2;
    QTest::addRow("rare Han") << u"𠀋"_s << 2;
    QTest::addRow("zero-width joiner") << u"a\u200db"_s << 2;
}

void TableOutputTest::knowsHowWideTextIs()
{
    QFETCH(const QString, text);
    QFETCH(const int, width);

    QCOMPARE(displayWidth(text), width);
}

void TableOutputTest::putsATextOnOneLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");

    QTest::addRow("short") << u"Karel"_s << u"Karel"_s;
    QTest::addRow("as long as allowed") << u"0123456789"_s << u"0123456789"_s;
    QTest::addRow("too long") << u"0123456789x"_s << u"012345678…"_s;
    QTest::addRow("too long and wide") << u"谷崎潤一郎x"_s << u"谷崎潤一…"_s;
    QTest::addRow("a mark on the last letter") << u"012345678e\u0301"_s << u"012345678e\u0301"_s;
    QTest::addRow("a mark before the cut") << u"01234567e\u0301xyz"_s << u"01234567e\u0301…"_s;
    QTest::addRow("line breaks") << u"a\r\nb\tc"_s << u"a  b c"_s;
    QTest::addRow("orders to the terminal") << u"\x1b[2J\x07\x9b"_s << u"\ufffd[2J\ufffd\ufffd"_s;
    QTest::addRow("turned lines") << u"a\u202eb"_s << u"a\ufffdb"_s;
}

void TableOutputTest::putsATextOnOneLine()
{
    QFETCH(const QString, text);
    QFETCH(const QString, line);

    QCOMPARE(displayLine(text, 10), line);
}

void TableOutputTest::alignsColumnsInEveryScript()
{
    Table table({{u"ID"_s, Table::Alignment::Right}, {u"Name"_s}, {u"Country"_s}});

    QCOMPARE(table.lines({{u"9"_s, u"李白"_s, u"CN"_s}, {u"10"_s, u"Čapek"_s, QString()}, {u"11"_s, u"x"_s, u"X"_s}}),
             u"ID  Name   Country\n"
             "--  -----  -------\n"
             " 9  李白   CN\n"
             "10  Čapek\n"
             "11  x      X\n"_s);
}

void TableOutputTest::keepsItsWidthsForLaterRows()
{
    Table table({{u"Name"_s, Table::Alignment::Left, 8}, {u"Books"_s, Table::Alignment::Right}});

    table.lines({{u"Karel"_s, u"1"_s}});

    QCOMPARE(table.lines({{u"Bo"_s, u"12"_s}, {u"0123456789"_s, u"3"_s}}),
             u"Bo        12\n"
             "0123456…      3\n"_s);
}

CATALPA_TEST(TableOutputTest)
#include "tst_tableoutput.moc"
