// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/stallmeter.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! The form beside the table, or in its place.
class FormsTest : public QObject {
    Q_OBJECT

    // Rows by name: 0 Karel Čapek, 1 Åsa Larsson, 2 Ursula K. Le Guin, 3 Stanisław Lem, 4 Zadie Smith.

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void tabGoesThroughTheFieldsAsTheyStand_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QStringList>("fields");

        QTest::addRow("author") << u"authors"_s
                                << QStringList{u"nameEdit"_s,       u"sortNameEdit"_s,  u"countryEdit"_s, u"bioEdit"_s,
                                               u"addFieldButton"_s, u"newBookButton"_s, u"booksView"_s};
        QTest::addRow("book") << u"books"_s
                              << QStringList{u"titleEdit"_s, u"authorPicker"_s, u"sortTitleEdit"_s, u"addFieldButton"_s,
                                             u"showAuthorButton"_s};
        QTest::addRow("new author") << u"newAuthor"_s
                                    << QStringList{u"nameEdit"_s, u"countryEdit"_s, u"bioEdit"_s, u"addButton"_s,
                                                   u"closeButton"_s};
        QTest::addRow("new book") << u"newBook"_s << QStringList{u"titleEdit"_s, u"authorPicker"_s, u"closeButton"_s};
    }
    void tabGoesThroughTheFieldsAsTheyStand()
    {
        QFETCH(const QString, place);
        QFETCH(const QStringList, fields);
        m_librarian->open(m_address);
        m_librarian->clickCell(2, 0);
        if (place == u"books"_s)
            m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY(m_librarian->window().catalogue()->current()->hasRecord());
        if (place == u"newAuthor"_s)
            m_librarian->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        else if (place == u"newBook"_s)
            m_librarian->press(Qt::Key_N, Qt::ControlModifier);
        else
            openForm();
        EVENTUALLY_EQUAL(focus(), fields.first());
        if (fields.contains(u"addFieldButton"_s)) // What is recorded beside the name has been read.
            EVENTUALLY(m_librarian->find(u"addFieldButton"_s)->isEnabled());
        if (place.startsWith(u"new"_s)) // So that the button can be pressed.
            m_librarian->type(u"x"_s);

        QStringList reached{focus()};
        for (qsizetype field = 1; field < fields.size(); ++field) {
            m_librarian->press(Qt::Key_Tab);
            reached += focus();
        }
        QCOMPARE(reached, fields);

        m_librarian->press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(focus(), fields.at(fields.size() - 2));
    }

    void aBookIsAddedUnderTheAuthorThatIsTyped()
    {
        m_librarian->open(m_address);
        m_librarian->clickCell(2, 0);
        m_librarian->press(Qt::Key_N, Qt::ControlModifier);
        EVENTUALLY_EQUAL(focus(), u"titleEdit"_s);
        m_librarian->type(u"Test C"_s);
        m_librarian->press(Qt::Key_Tab);
        m_librarian->type(u"zadie smith"_s); // Its blank pressed Add book once.
        EVENTUALLY(m_librarian->find(u"addButton"_s)->isEnabled());
        QVERIFY(m_librarian->sees(u"NewBookDialog"_s));
        if (QApplication::activePopupWidget())
            m_librarian->press(Qt::Key_Escape);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT author_id FROM books WHERE title = 'Test C'"_s), u"5"_s);
    }

    void theNextEntryIsEditedInTheSameField()
    {
        m_librarian->open(m_address);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"cz"_s);
        m_librarian->press(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
        QCOMPARE(focus(), u"countryEdit"_s);
        m_librarian->type(u"fi"_s); // Over what stands there.
        m_librarian->press(Qt::Key_PageDown, Qt::ControlModifier);
        m_librarian->press(Qt::Key_PageUp, Qt::ControlModifier);

        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/countryEdit"_s), u"FI"_s);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT string_agg(country, ' ' ORDER BY id) FROM authors"_s),
                         u"US CZ PL FI"_s);
    }

    void whatCannotBeSavedKeepsTheEntry()
    {
        m_librarian->open(m_address);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, QString());

        m_librarian->press(Qt::Key_PageDown, Qt::ControlModifier);

        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Karel Čapek"_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/complaint"_s), u"An author needs a name."_s);
    }

    void escapeLeadsBackToTheTable()
    {
        m_librarian->open(m_address);
        openForm();
        EVENTUALLY_EQUAL(focus(), u"nameEdit"_s);
        m_librarian->press(Qt::Key_Escape);

        QCOMPARE(focus(), u"authorsView"_s);
        QVERIFY(m_librarian->sees(u"AuthorPane"_s));
    }

    void aFormThatIsFoldedAwayComesForTheEdit()
    {
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_F8);
        QVERIFY(!m_librarian->sees(u"AuthorPane"_s));

        openForm();
        QCOMPARE(focus(), u"nameEdit"_s);
        QVERIFY(m_librarian->sees(u"authorsView"_s));
        m_librarian->press(Qt::Key_Escape);

        QVERIFY(!m_librarian->sees(u"AuthorPane"_s));
        QCOMPARE(focus(), u"authorsView"_s);
    }

    void inANarrowWindowTheFormTakesThePlaceOfTheTable()
    {
        openNarrow();
        QVERIFY(!m_librarian->sees(u"AuthorPane"_s));
        QVERIFY(!detail()->isChecked());

        openForm();
        QCOMPARE(focus(), u"nameEdit"_s);
        QVERIFY(!m_librarian->sees(u"authorsView"_s));
        QVERIFY(detail()->isChecked());
        m_librarian->click(u"AuthorPane/nextButton"_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"fi"_s);
        m_librarian->press(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Ursula K. Le Guin"_s);
        m_librarian->click(u"AuthorPane/listButton"_s);

        QVERIFY(!m_librarian->sees(u"AuthorPane"_s));
        QCOMPARE(focus(), u"authorsView"_s);
        QCOMPARE(m_librarian->table().currentIndex().row(), 2);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT country FROM authors WHERE id = 4"_s), u"FI"_s);
    }

    void inANarrowWindowTheKeyForDetailsShowsThemToo()
    {
        openNarrow();
        m_librarian->press(Qt::Key_F8);
        QVERIFY(m_librarian->sees(u"AuthorPane"_s));
        QVERIFY(detail()->isChecked());

        m_librarian->press(Qt::Key_F8);
        QVERIFY(!m_librarian->sees(u"AuthorPane"_s));
        QVERIFY(m_librarian->sees(u"authorsView"_s));

        m_librarian->window().resize(1400, 700);
        EVENTUALLY(m_librarian->sees(u"AuthorPane"_s)); // What is wanted in a wide window has stayed.
        QVERIFY(detail()->isChecked());
    }

    void aSearchFromTheNarrowFormShowsWhatItFinds()
    {
        openNarrow();
        openForm();

        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"lem"_s);

        EVENTUALLY(m_librarian->sees(u"authorsView"_s));
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Stanisław Lem"_s});
        QCOMPARE(focus(), u"searchField"_s);
    }

    void aWindowThatBecomesNarrowKeepsWhatIsTyped()
    {
        m_librarian->open(m_address);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"Karel"_s);

        m_librarian->window().resize(700, 600);

        EVENTUALLY(!m_librarian->sees(u"authorsView"_s));
        QCOMPARE(focus(), u"nameEdit"_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/nameEdit"_s), u"Karel"_s);
    }

    void whatCannotBeRecordedOutlivesItsRow_data()
    {
        QTest::addColumn<QString>("goes");

        QTest::addRow("deleted by a colleague") << u"DELETE FROM authors WHERE id = 4"_s;
        QTest::addRow("hidden by a search") << QString();
    }
    void whatCannotBeRecordedOutlivesItsRow()
    {
        QFETCH(const QString, goes);
        m_librarian->open(m_address);
        m_librarian->clickCell(1, 0);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"NO"_s);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u" "_s);

        takeRowAway(goes);

        EVENTUALLY(!m_librarian->column().isEmpty() && !m_librarian->column().contains(u"Åsa Larsson"_s));
        EVENTUALLY(!m_librarian->banner().isEmpty());
        m_librarian->clickCell(0, 0);
        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/nameEdit"_s), u" "_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/countryEdit"_s), u"NO"_s);
        m_librarian->click(u"AuthorPane/revertButton"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), m_librarian->column().first());
    }

    void whatIsMendedAfterItsRowHasGoneIsSaved()
    {
        m_librarian->open(m_address);
        m_librarian->clickCell(1, 0);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u" "_s);
        takeRowAway({});
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Stanisław Lem"_s});

        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"Asa Larsson"_s);
        m_librarian->press(Qt::Key_S, Qt::ControlModifier);

        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Stanisław Lem"_s);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT count(*) FROM authors WHERE name = 'Asa Larsson'"_s), u"1"_s);
    }

    void whatIsMendedWhenThereIsNoRowAtAllIsSavedByItsKey()
    {
        m_librarian->open(m_address);
        m_librarian->clickCell(1, 0);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u" "_s);
        m_librarian->writeLine(u"searchField"_s, u"nobody"_s);
        EVENTUALLY(m_librarian->column().isEmpty() && m_librarian->table().currentRecord() == 0);
        QVERIFY(m_librarian->window().findChild<QAction *>(u"saveAction"_s)->isEnabled());

        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"Asa Larsson"_s);
        m_librarian->press(Qt::Key_S, Qt::ControlModifier);

        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT count(*) FROM authors WHERE name = 'Asa Larsson'"_s), u"1"_s);
    }

    //! An edit that is saved meanwhile is no reason to say nothing more about the form.
    void whatTheFormHoldsIsToldUntilItIsMended()
    {
        m_librarian->open(m_address);
        m_librarian->clickCell(1, 0);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u" "_s);
        m_librarian->press(Qt::Key_L, Qt::ControlModifier); // Not while something cannot be recorded.
        const QString told = m_librarian->banner();
        QVERIFY2(told.contains(u"Åsa Larsson"_s) && !m_librarian->sees(u"LookUpDialog"_s), qPrintable(told));

        m_librarian->window().catalogue()->outbox().submit(
            AuthorEdit{.id = {3}, .country = Change<std::optional<QString>>{u"PL"_s, u"CZ"_s}});
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT country FROM authors WHERE id = 3"_s), u"CZ"_s);
        EVENTUALLY(m_librarian->window().catalogue()->outbox().entries().empty());
        QCOMPARE(m_librarian->banner(), told);

        m_librarian->click(u"AuthorPane/revertButton"_s);
        EVENTUALLY_EQUAL(m_librarian->banner(), QString());
    }

    void aVeryLongBiographyDoesNotStallTheWindow()
    {
        m_server.sql(m_address,
                     u"UPDATE authors SET bio = (SELECT string_agg('word' || n, ' ') FROM "
                     "generate_series(1, 60000) n) WHERE id = 2"_s);
        const QString before = m_server.sql(m_address, u"SELECT md5(bio) FROM authors WHERE id = 2"_s);
        m_librarian->open(m_address);
        m_librarian->clickCell(3, 0);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Stanisław Lem"_s);
        StallMeter meter;

        m_librarian->clickCell(0, 0);
        EVENTUALLY(m_librarian->text(u"AuthorPane/bioEdit"_s).size() > 560'000);
        check(meter, "choosing");
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"cz"_s);
        check(meter, "writing beside it");
        m_librarian->press(Qt::Key_S, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT country FROM authors WHERE id = 2"_s), u"CZ"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT md5(bio) FROM authors WHERE id = 2"_s), before);
        check(meter, "saving beside it");

        m_librarian->click(u"AuthorPane/bioEdit"_s);
        m_librarian->press(Qt::Key_End, Qt::ControlModifier);
        check(meter, "going to the end");
        for (const QChar letter : u" the end"_s) {
            m_librarian->type(QString(letter));
            QCoreApplication::processEvents();
        }
        check(meter, "writing");
        m_librarian->press(Qt::Key_S, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT right(bio, 17) FROM authors WHERE id = 2"_s),
                         u"word60000 the end"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT md5(left(bio, -8)) FROM authors WHERE id = 2"_s), before);
        EVENTUALLY(!m_librarian->find(u"AuthorPane/saveButton"_s)->isEnabled());
        check(meter, "saving");
    }

private:
    static constexpr double limit = 250; // Milliseconds, on a busy computer; see StallsTest.

    void check(StallMeter &meter, const char *what)
    {
        const double longest = meter.longest();
        qInfo("%s: longest stall %.0f ms", what, longest);
        QVERIFY2(longest < limit, qPrintable(u"%1: %2 ms"_s.arg(QLatin1String(what)).arg(longest)));
        meter.reset();
    }
    void openForm() const
    {
        m_librarian->table().setFocus();
        m_librarian->press(Qt::Key_Return);
    }
    //! By a statement of somebody else, or by a search for another author.
    void takeRowAway(const QString &statement) const
    {
        if (statement.isEmpty())
            return m_librarian->writeLine(u"searchField"_s, u"Lem"_s);
        m_server.sql(m_address, statement);
        m_librarian->press(Qt::Key_F5);
    }
    void openNarrow()
    {
        m_librarian->open(m_address);
        m_librarian->window().resize(700, 600);
        EVENTUALLY(m_librarian->window().catalogue()->current()->isNarrow());
    }
    static QString focus()
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }
    QAction *detail() const { return m_librarian->window().findChild<QAction *>(u"detailAction"_s); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(FormsTest)
#include "tst_forms.moc"
