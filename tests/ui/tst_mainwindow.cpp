// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QSplitter>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! From the first start to the daily round: look around, search, sort, and find it all again tomorrow.
class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void offersThreeWaysToBegin()
    {
        m_librarian->start();

        for (const QString &card : {u"localCard"_s, u"connectCard"_s, u"sampleCard"_s})
            QVERIFY2(m_librarian->sees(card), qPrintable(card));
        QVERIFY(m_librarian->find(u"localCard"_s)->hasFocus());
        QVERIFY(!m_librarian->sees(u"searchField"_s));
    }

    void showsTheSampleOfTheFirstRunAndTheEditAfterARestart()
    {
        m_librarian->start();
        m_librarian->click(u"sampleCard"_s);
        EVENTUALLY(m_librarian->hasRows());
        QVERIFY(number(u"SELECT count(*) FROM authors"_s) > 100);
        QVERIFY(number(u"SELECT count(*) FROM books"_s) > number(u"SELECT count(*) FROM authors"_s));

        m_librarian->writeCell(0, 0, u"Božena Němcová, edited"_s);
        EVENTUALLY_EQUAL(number(u"SELECT count(*) FROM authors WHERE name = 'Božena Němcová, edited'"_s), 1);
        m_librarian->quit();
        m_librarian->start();

        EVENTUALLY(m_librarian->column().contains(u"Božena Němcová, edited"_s));
        QVERIFY(!m_librarian->sees(u"localCard"_s));
    }

    void anEmptyCatalogueSaysWhatToDoNext()
    {
        m_librarian->start();

        m_librarian->press(Qt::Key_Return); // The focus is on "Start on this computer".
        EVENTUALLY(m_librarian->sees(u"authorsView/emptyStateAction"_s));
        m_librarian->click(u"authorsView/emptyStateAction"_s);

        EVENTUALLY(m_librarian->hasRows());
        QVERIFY(m_librarian->status().contains(u"added"_s));
        QVERIFY(m_librarian->table().hasFocus()); // And no button that acts on the next key.
    }

    void findsWhileTypingAndEscapeGivesAllBack()
    {
        openShelves();

        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_librarian->find(u"searchField"_s)->hasFocus());
        m_librarian->type(u"kapek"_s);
        EVENTUALLY(m_librarian->sees(u"authorsView/emptyState"_s));
        QVERIFY(m_librarian->column().isEmpty());
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->type(u"CAPEK"_s);
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Karel Čapek"_s});
        m_librarian->press(Qt::Key_Escape);

        EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
        QVERIFY(m_librarian->table().hasFocus());
        QCOMPARE(m_librarian->text(u"searchField"_s), QString());
    }

    void searchesTheBiographyToo()
    {
        openShelves();

        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"earthsea"_s);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Ursula K. Le Guin"_s});
    }

    void aSearchThatFindsNothingIsClearedWithOneClick()
    {
        openShelves();
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"100% \\ nobody_"_s);
        EVENTUALLY(m_librarian->sees(u"authorsView/emptyStateAction"_s));

        m_librarian->click(u"authorsView/emptyStateAction"_s);

        EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
        QCOMPARE(m_librarian->text(u"searchField"_s), QString());
    }

    void eachPlaceKeepsItsSearch()
    {
        openShelves();
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"lem"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 1);

        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
        QCOMPARE(m_librarian->text(u"searchField"_s), QString());
        m_librarian->press(Qt::Key_1, Qt::ControlModifier);

        QCOMPARE(m_librarian->text(u"searchField"_s), u"lem"_s);
        QCOMPARE(m_librarian->column().size(), 1);
    }

    void theDatabaseSortsWhenAHeaderIsClicked()
    {
        migrate(m_server, m_address);
        m_server.sql(m_address,
                     u"INSERT INTO authors (name, country) SELECT 'Author ' || lpad(n::text, 4, '0'), "
                     "chr(65 + n % 26) FROM generate_series(1, 1000) n"_s);
        m_librarian->open(m_address);
        QCOMPARE(m_librarian->column().first(), u"Author 0001"_s);

        m_librarian->clickHeader(0);
        // The last name was not among the rows that had been read.
        EVENTUALLY_EQUAL(m_librarian->column().value(0), u"Author 1000"_s);
        m_librarian->clickHeader(1); // Sort names have the same order.
        EVENTUALLY_EQUAL(m_librarian->column().value(0), u"Author 0001"_s);
        m_librarian->clickHeader(1);
        EVENTUALLY_EQUAL(m_librarian->column().value(0), u"Author 1000"_s);
        m_librarian->clickHeader(2);

        EVENTUALLY_EQUAL(m_librarian->column(2).value(0), u"A"_s);
        QCOMPARE(m_librarian->column().first(), u"Author 0026"_s);
    }

    void sortsNamesAsALibraryDoes()
    {
        openShelves();

        QCOMPARE(m_librarian->column(),
                 QStringList({u"Karel Čapek"_s, u"Åsa Larsson"_s, u"Ursula K. Le Guin"_s, u"Stanisław Lem"_s,
                              u"Zadie Smith"_s}));
    }

    void showsTheAuthorAndTheBooksUnderTheCursor()
    {
        openShelves();

        m_librarian->clickCell(2, 0);

        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Ursula K. Le Guin"_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/bioEdit"_s), u"Wrote of Earthsea."_s);
        const auto &books = m_librarian->the<ui::CatalogueView>(u"booksView"_s);
        EVENTUALLY_EQUAL(books.model()->rowCount(), 2);
        QCOMPARE(books.model()->index(0, 0).data().toString(), u"The Dispossessed"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/booksHeading"_s), u"Books (2)"_s);
    }

    void returnOnABookOfTheAuthorOpensIt()
    {
        openShelves();
        m_librarian->clickCell(0, 0);
        auto &books = m_librarian->the<ui::CatalogueView>(u"booksView"_s);
        EVENTUALLY_EQUAL(books.model()->rowCount(), 2);

        books.setFocus();
        m_librarian->press(Qt::Key_Down);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_librarian->text(u"BookPane/titleEdit"_s), u"War with the Newts"_s);
        QCOMPARE(m_librarian->text(u"BookPane/authorPicker"_s), u"Karel Čapek"_s);
    }

    void theAuthorOfABookIsOneClickAway()
    {
        openShelves();
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().value(2), u"Solaris"_s);
        m_librarian->clickCell(2, 0);

        m_librarian->click(u"BookPane/showAuthorButton"_s);

        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Stanisław Lem"_s);
    }

    void datesAreThoseOfTheReadersDay()
    {
        openShelves(); // The zone of these tests is two hours ahead of UTC.
        const QModelIndex added = m_librarian->table().model()->index(2, 4);

        const QString instant = added.data(Qt::ToolTipRole).toString();

        QCOMPARE(added.data().toString(), QLocale().toString(QDate(2025, 2, 4), QLocale::ShortFormat));
        QVERIFY2(instant.contains(u"01:30"_s) || instant.contains(u"1:30"_s), qPrintable(instant));
    }

    void foldedPanesStayFolded()
    {
        openShelves();
        QVERIFY(m_librarian->sees(u"sidebar"_s));
        QVERIFY(m_librarian->sees(u"AuthorPane"_s));

        m_librarian->press(Qt::Key_F9);
        m_librarian->press(Qt::Key_F8);
        QVERIFY(!m_librarian->sees(u"sidebar"_s));
        QVERIFY(!m_librarian->sees(u"AuthorPane"_s));
        m_librarian->quit();
        m_librarian->open(m_address);

        QVERIFY(!m_librarian->sees(u"sidebar"_s));
        QVERIFY(!m_librarian->sees(u"AuthorPane"_s));
    }

    void closingTheCatalogueLeadsBackToTheStart()
    {
        openShelves();

        m_librarian->press(QKeySequence::Close);

        EVENTUALLY(m_librarian->sees(u"localCard"_s));
        QCOMPARE(m_librarian->window().windowTitle(), u"Catalpa"_s);
    }

private:
    void openShelves()
    {
        migrate(m_server, m_address);
        fillShelves(m_server, m_address);
        m_librarian->open(m_address);
    }
    int number(const QString &sql) const { return m_server.sql(m_address, sql).toInt(); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(MainWindowTest)
#include "tst_mainwindow.moc"
