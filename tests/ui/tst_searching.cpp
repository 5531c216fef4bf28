// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/search/searchfield.h"
#include "ui/table/catalogueview.h"
#include "ui/widgets/theme.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Searching as you type, with keys, at the real window.
class SearchingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
    }
    void cleanup() { m_librarian.reset(); }

    void findsAndMarksWhatHasOtherAccents()
    {
        m_librarian->type(u"asa lars"_s);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Åsa Larsson"_s});
        EVENTUALLY(markedPixels() > 100);
        QVERIFY(!m_librarian->sees(u"searchEcho"_s));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
        EVENTUALLY(markedPixels() == 0);
    }

    void marksARowThatIsFoundByABiographyThatIsHidden()
    {
        const QString bio = u"He taught for many years in the old city of Jerusalem, and wrote of gardens."_s;
        m_server.sql(m_address, u"UPDATE authors SET bio = '%1' WHERE id = 2"_s.arg(bio));
        m_librarian->type(u"jerusalem"_s);
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Karel Čapek"_s});

        const QModelIndex name = m_librarian->table().model()->index(0, 0);
        const QString said = u"Biography: … many years in the old city of Jerusalem, and wrote of gardens."_s;
        QCOMPARE(name.data(Qt::ToolTipRole).toString(), said);
        QCOMPARE(name.data(Qt::AccessibleTextRole).toString(), u"Karel Čapek. "_s + said);
        EVENTUALLY(markedPixels() > 50);
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->type(u"capek"_s);
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Karel Čapek"_s});
        EVENTUALLY(name.data(Qt::ToolTipRole).toString().isEmpty());
    }

    void saysInWordsWhatIsSearchedFor()
    {
        m_librarian->type(u"author:guin -draft added:>30d"_s);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Ursula K. Le Guin"_s});
        QCOMPARE(m_librarian->text(u"searchEcho"_s),
                 u"Authors named “guin”, without “draft”, added more than 30 days ago"_s);
    }

    void aTypingErrorInTheSyntaxNeverEmptiesTheTable_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("hint");

        QTest::addRow("a field") << u"autor:lem"_s << u"Did you mean “author:”?"_s;
        QTest::addRow("a value that is missing") << u"lem country:"_s << u"“country:” looks for the word behind it."_s;
        QTest::addRow("a date") << u"lem added:sometime"_s << u"“sometime” is no date"_s;
        QTest::addRow("a number") << u"lem books:few"_s << u"“few” is no number"_s;
        QTest::addRow("a quotation") << u"\"stanislaw l"_s << u"The quotation mark is still open."_s;
        QTest::addRow("a minus") << u"lem -"_s << u"“-” by itself was left out."_s;
    }

    void aTypingErrorInTheSyntaxNeverEmptiesTheTable()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, hint);

        m_librarian->type(typed);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Stanisław Lem"_s});
        EVENTUALLY(m_librarian->text(u"searchEcho"_s).contains(hint));
        QVERIFY(m_librarian->banner().isEmpty());
    }

    void hostileTextsAreSearchedForLikeAnyOther_data()
    {
        QTest::addColumn<QString>("pasted");

        QTest::addRow("signs") << u"%_\\'\"$1;--/*"_s;
        QTest::addRow("an invisible character") << u"a\0b"_s;
        QTest::addRow("a whole book") << u"all work and no play "_s.repeated(5000);
        QTest::addRow("one endless word") << u"x"_s.repeated(100'000);
        QTest::addRow("quotation marks") << u"\"\"\" \"a\" \"b"_s;
        QTest::addRow("marks of direction") << u"\u202e\u2066\u200f"_s;
        QTest::addRow("half a character") << QString(QChar(0xdc00));
    }

    void hostileTextsAreSearchedForLikeAnyOther()
    {
        QFETCH(const QString, pasted);

        m_librarian->the<QLineEdit>(u"searchField"_s).insert(pasted);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(answered());

        QVERIFY(m_librarian->banner().isEmpty());
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"lem"_s);
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Stanisław Lem"_s});
    }

    void saysThatAWholePageIsTooMuch()
    {
        QString page;
        for (int word = 0; word < 20'000; ++word)
            page += QString::number(word) + u' ';

        m_librarian->the<QLineEdit>(u"searchField"_s).insert(page);

        EVENTUALLY(m_librarian->text(u"searchEcho"_s).endsWith(u"Only the first 32 words are searched for."_s));
        QVERIFY(m_librarian->banner().isEmpty());
    }

    void completesAFieldAndItsValueByKeyboard()
    {
        m_librarian->type(u"cou"_s);
        EVENTUALLY(completions().contains(u"country:"_s));
        m_librarian->press(Qt::Key_Tab);
        QCOMPARE(m_librarian->text(u"searchField"_s), u"country:"_s);
        QVERIFY(m_librarian->find(u"searchField"_s)->hasFocus());

        m_librarian->type(u"swe"_s);
        EVENTUALLY_EQUAL(completions(), QStringList{u"country:SE"_s});
        m_librarian->press(Qt::Key_Down);
        m_librarian->press(Qt::Key_Return);

        QCOMPARE(m_librarian->text(u"searchField"_s), u"country:SE "_s);
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Åsa Larsson"_s});
        QVERIFY(completions().isEmpty());
    }

    void returnAndDownLeadToTheRowsWhereNothingIsCompleted()
    {
        m_librarian->type(u"le"_s);
        QVERIFY(completions().isEmpty());
        m_librarian->press(Qt::Key_Down);
        QVERIFY(m_librarian->table().hasFocus());

        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"au"_s);
        EVENTUALLY(!completions().isEmpty());
        m_librarian->press(Qt::Key_Return); // Nothing is chosen: "au" is what is meant.

        QCOMPARE(m_librarian->text(u"searchField"_s), u"au"_s);
        QVERIFY(m_librarian->table().hasFocus());
        QVERIFY(completions().isEmpty());
    }

    void escapeClosesTheCompletionsBeforeItClears()
    {
        m_librarian->type(u"au"_s);
        EVENTUALLY(!completions().isEmpty());

        m_librarian->press(Qt::Key_Escape);
        QVERIFY(completions().isEmpty());
        QCOMPARE(m_librarian->text(u"searchField"_s), u"au"_s);
        m_librarian->press(Qt::Key_Escape);
        QCOMPARE(m_librarian->text(u"searchField"_s), QString());
    }

    void offersWhatWasProbablyMeant()
    {
        m_librarian->type(u"solarys"_s);
        EVENTUALLY(m_librarian->sees(u"authorsView/emptyState"_s));
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY(m_librarian->hasRows());
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"solarys"_s);

        EVENTUALLY_EQUAL(m_librarian->text(u"booksView/suggestion0"_s), u"Did you mean “Solaris”?"_s);
        m_librarian->click(u"booksView/suggestion0"_s);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Solaris"_s});
        QCOMPARE(m_librarian->text(u"searchField"_s), u"Solaris"_s);
    }

    void whatIsMisspeltBesideAnAuthorIsOffered()
    {
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"author:lem solarys"_s);

        EVENTUALLY_EQUAL(m_librarian->text(u"booksView/suggestion0"_s), u"Did you mean “Solaris”?"_s);
    }

    //! The answer to "larsso" would take half a minute.
    void whatIsTypedOnEndsTheSearchBefore()
    {
        m_server.sql(m_address, uR"(
            CREATE TABLE catalpa.pause AS SELECT 30 AS seconds;
            CREATE OR REPLACE FUNCTION catalpa.sees_everything() RETURNS boolean LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_sleep(seconds) FROM catalpa.pause;
                RETURN true;
            END $$)"_s);
        m_librarian->type(u"larsso"_s);
        EVENTUALLY_EQUAL(sleeping(), u"1"_s);
        m_server.sql(m_address, u"DELETE FROM catalpa.pause"_s);

        m_librarian->type(u"n"_s);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Åsa Larsson"_s});
        EVENTUALLY_EQUAL(sleeping(), u"0"_s);
        const QString told = m_librarian->banner(); // At most that the function is not as it was made.
        QVERIFY2(told.isEmpty() || told.contains(u"catalpa.sees_everything()"_s), qPrintable(told));
    }

    void asksAtOnceAndThenWhenTheKeysPause()
    {
        ui::SearchField field;
        QSignalSpy requests(&field, &ui::SearchField::searchRequested);

        QTest::keyClick(&field, Qt::Key_S);
        QCOMPARE(requests.size(), 1);
        QTest::keyClicks(&field, u"olaris"_s);

        QTRY_COMPARE(requests.size(), 2);
        QCOMPARE(requests.last().first().toString(), u"solaris"_s);
    }

private:
    bool answered() const
    {
        const auto *model = static_cast<CatalogueTableModel *>(m_librarian->table().model());
        return !model->isLoading();
    }
    QString sleeping() const
    {
        return m_server.sql(m_address, u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s);
    }
    static QStringList completions()
    {
        QStringList texts;
        for (const QWidget *widget : QApplication::topLevelWidgets()) {
            const auto *list = qobject_cast<const QTreeWidget *>(widget);
            for (int row = 0; list && list->isVisible() && row < list->topLevelItemCount(); ++row)
                texts += list->topLevelItem(row)->text(0);
        }
        return texts;
    }
    int markedPixels() const
    {
        const QImage picture = m_librarian->table().viewport()->grab().toImage();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixelColor(x, y) == ui::theme::mark() ? 1 : 0;
        }
        return count;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(SearchingTest)
#include "tst_searching.moc"
