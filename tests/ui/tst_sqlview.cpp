// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testregistry.h"
#include "ui/widgets/text/sqlhighlighter.h"
#include "ui/widgets/text/sqlview.h"
#include "ui/widgets/theme.h"

#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::ui;

class SqlViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Appearance::Light); }

    void coloursAsTheServerReads_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>(
            "kinds"); //!< k keyword, t text, n number, c comment, - plain; one for each character.

        QTest::addRow("keyword") << u"Select a"_s << u"kkkkkk--"_s;
        QTest::addRow("keyword in a name") << u"selected from_"_s << u"--------------"_s;
        QTest::addRow("quoted keyword") << u"\"select\" as"_s << u"---------kk"_s;
        QTest::addRow("text with quotes") << u"'it''s' in"_s << u"ttttttt-kk"_s;
        QTest::addRow("backslash is plain") << u"'\\' in"_s << u"ttt-kk"_s;
        QTest::addRow("backslash escapes") << u"E'\\' ' in"_s << u"tttttt-kk"_s;
        QTest::addRow("number") << u"a1 1.5e3"_s << u"---nnnnn"_s;
        QTest::addRow("line comment") << u"as --x\nas"_s << u"kk-ccc\nkk"_s;
        QTest::addRow("nested comment") << u"/*a/*b*/\nc*/as"_s << u"cccccccc\nccckk"_s;
        QTest::addRow("dollar quote") << u"$a$x\n$$y$a$as"_s << u"tttt\nttttttkk"_s;
        QTest::addRow("parameter") << u"$1 as"_s << u"-n-kk"_s;
        QTest::addRow("open text") << u"'a\nas'as"_s << u"tt\ntttkk"_s;
        QTest::addRow("open name") << u"\"a\nas\"as"_s << u"--\n---kk"_s;
    }

    void coloursAsTheServerReads()
    {
        QFETCH(const QString, sql);
        QTextDocument document;
        SqlHighlighter highlighter(&document);

        document.setPlainText(sql);
        highlighter.rehighlight();

        QTEST(kinds(document), "kinds");
    }

    void coloursFollowTheAppearance()
    {
        QTextDocument document;
        SqlHighlighter highlighter(&document);
        document.setPlainText(u"select"_s);

        theme::apply(*qApp, theme::Appearance::Dark);
        highlighter.renewColours();

        QCOMPARE(kinds(document), u"kkkkkk"_s);
        theme::apply(*qApp, theme::Appearance::Light);
    }

    //! Where a scroll bar comes, the text is narrower and higher, and may need none.
    void staysAtRestInEverySize()
    {
        SqlView view;
        view.setSql(u"SELECT 1;\n\n-- A long line that is wider than the view is, and than any of the others are.\n"
                    "INSERT INTO things VALUES (1);"_s);
        view.show();
        for (int width = 40; width < 400; width += 7) {
            for (int height = 20; height < 160; ++height)
                view.resize(width, height); // Went on without an end in some of them.
        }
        QCOMPARE(view.size().height(), 159);
    }

    void marksACharacterCountedInCodePoints()
    {
        SqlView view;
        view.setSql(u"one\r\n😀😀 wrong\r\nthree"_s);

        view.mark(2, 4);

        QCOMPARE(view.markedLine(), 2);
        QCOMPARE(view.extraSelections().at(1).cursor.selectedText(), u"wrong"_s);
    }

    void marksALineThatHasNoColumn()
    {
        SqlView view;
        view.setSql(u"one\ntwo"_s);

        view.mark(2, 0);

        QCOMPARE(view.markedLine(), 2);
        QCOMPARE(view.extraSelections().size(), 1);
    }

    void marksNothingBehindTheEnd()
    {
        SqlView view;
        view.setSql(u"one"_s);

        view.mark(9, 1);

        QCOMPARE(view.markedLine(), 0);
    }

    void scrollsToTheMark()
    {
        SqlView view;
        view.resize(400, 200);
        view.show();
        view.setSql(u"select 1;\n"_s.repeated(500));

        view.mark(400, 8);

        const QRect place = view.cursorRect();
        QVERIFY(view.viewport()->rect().contains(place.center()));
        QCOMPARE(view.textCursor().blockNumber(), 399);
    }

    void keepsItsMarkAndPlaceWhenTheSameTextComesAgain()
    {
        SqlView view;
        view.setSql(u"one\ntwo"_s);
        view.mark(2, 1);

        view.setSql(u"one\ntwo"_s);
        QCOMPARE(view.markedLine(), 2);
        view.setSql(u"three"_s);
        QCOMPARE(view.markedLine(), 0);
    }

    void leavesVeryLongTextsWithoutColours()
    {
        SqlView view;

        view.setSql(u"select\n"_s.repeated(int(SqlView::longestColoured) / 7 + 1));
        QVERIFY(!view.document()->firstBlock().layout()->formats().size());
        view.setSql(u"select"_s);

        QTRY_COMPARE(kinds(*view.document()), u"kkkkkk"_s);
    }

private:
    static QString kinds(const QTextDocument &document)
    {
        const QHash<QRgb, QChar> letters{{theme::accent().rgb(), u'k'},
                                         {theme::edited().rgb(), u't'},
                                         {theme::conflict().rgb(), u'n'},
                                         {theme::secondary().rgb(), u'c'}};
        QStringList lines;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            QString line(block.text().size(), u'-');
            for (const QTextLayout::FormatRange &range : block.layout()->formats())
                line.replace(range.start, range.length,
                             QString(range.length, letters.value(range.format.foreground().color().rgb())));
            lines += line;
        }
        return lines.join(u'\n');
    }
};

CATALPA_TEST(SqlViewTest)
#include "tst_sqlview.moc"
