// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"
#include "ui/table/rowselection.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QDialog>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Deleting authors and books, and putting them back.
class RemovalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void anAuthorAndTheBooksGoAndComeBack()
    {
        const QStringList before = everything();
        askToDeleteCapek();
        QVERIFY(m_librarian->text(u"RemoveAuthorDialog/titles"_s).contains(u"“R.U.R.”"_s));
        chooseToDeleteBooks();
        QVERIFY(m_librarian->text(u"removeButton"_s).startsWith(u"Delete author and 2"_s));
        m_librarian->click(u"removeButton"_s);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Karel Čapek” and 2 books were deleted."_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"4"_s);
        QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"3"_s);
        EVENTUALLY(!m_librarian->column().contains(u"Karel Čapek"_s));
        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Karel Čapek” and 2 books are back."_s);
        QCOMPARE(everything(), before);
        EVENTUALLY(m_librarian->column().contains(u"Karel Čapek"_s));
    }

    void movesTheBooksAndTakesThemBack()
    {
        const QStringList before = everything();
        askToDeleteCapek();
        QVERIFY(m_librarian->text(u"RemoveAuthorDialog/sentence"_s).contains(u"2 book"_s));
        QVERIFY(!m_librarian->find(u"removeButton"_s)->isEnabled());
        QVERIFY(m_librarian->pickAuthor(u"RemoveAuthorDialog/authorPicker"_s, u"smith"_s));
        EVENTUALLY(m_librarian->find(u"removeButton"_s)->isEnabled());
        m_librarian->click(u"removeButton"_s);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Karel Čapek” was deleted, and 2 books went to “Zadie Smith”."_s);
        QCOMPARE(one(u"SELECT count(*) FROM books WHERE author_id = 5"_s), u"2"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 4);
        EVENTUALLY_EQUAL(m_librarian->column(3).last(), u"2"_s);
        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY(m_librarian->banner().contains(u"back"_s));
        QCOMPARE(everything(), before);
    }

    void booksAreNotMovedToTheirOwnAuthor()
    {
        askToDeleteCapek();

        QVERIFY(m_librarian->pickAuthor(u"RemoveAuthorDialog/authorPicker"_s, u"čapek"_s));

        EVENTUALLY(!m_librarian->text(u"RemoveAuthorDialog/complaint"_s).isEmpty());
        QVERIFY(!m_librarian->find(u"removeButton"_s)->isEnabled());
    }

    void aBookThatCameMeanwhileStopsIt()
    {
        askToDeleteCapek();
        m_server.sql(m_address, u"INSERT INTO books (title, author_id) VALUES ('Krakatit', 2)"_s);
        chooseToDeleteBooks();
        m_librarian->click(u"removeButton"_s);

        EVENTUALLY(m_librarian->banner().contains(u"“Krakatit”"_s));
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
        QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"6"_s);
        EVENTUALLY_EQUAL(m_librarian->column(3).first(), u"3"_s);
    }

    void aBookThatTheTableDoesNotKnowIsCounted()
    {
        m_librarian->clickCell(1, 0); // Nobody's books yet, as far as the page knows.
        m_server.sql(m_address, u"INSERT INTO books (title, author_id) VALUES ('Sun Storm', 4)"_s);

        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY(m_librarian->text(u"RemoveAuthorDialog/titles"_s).contains(u"“Sun Storm”"_s));
        QVERIFY(m_librarian->answers.asked.isEmpty());
    }

    void whatTheDatabaseDeletesAlongsideIsSaidBefore()
    {
        one(u"CREATE TABLE prizes (author int REFERENCES authors (id) ON DELETE CASCADE);"
            "INSERT INTO prizes VALUES (4), (2)"_s);
        m_librarian->answers.agrees = false;
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QVERIFY2(m_librarian->answers.asked.first().consequences.contains(
                     u"The database also deletes or empties what refers to this in: prizes."_s),
                 qPrintable(m_librarian->answers.asked.first().consequences));
        QCOMPARE(one(u"SELECT count(*) FROM prizes"_s), u"2"_s);

        m_librarian->answers.asked.clear();
        askToDeleteCapek();
        EVENTUALLY(m_librarian->text(u"RemoveAuthorDialog/undoNote"_s).contains(u"prizes"_s));
    }

    void anAuthorWithoutBooksIsDeletedAfterAQuestion()
    {
        m_librarian->answers.agrees = false;
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->answers.asked.first().dangerous);
        QCOMPARE(m_librarian->answers.asked.first().text, u"Delete “Åsa Larsson”?"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);

        m_librarian->answers.agrees = true;
        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Åsa Larsson” was deleted."_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 4);
    }

    void deletesABookAndSaysWhich()
    {
        const QStringList before = everything();
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().value(2), u"Solaris"_s);
        m_librarian->clickCell(2, 0);
        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Solaris” was deleted."_s);
        QCOMPARE(m_librarian->answers.asked.first().text, u"Delete “Solaris”?"_s);
        QVERIFY(m_librarian->answers.asked.first().consequences.contains(u"“Stanisław Lem”"_s));
        EVENTUALLY_EQUAL(m_librarian->column().size(), 4);
        QVERIFY(m_librarian->text(u"BookPane/titleEdit"_s) != u"Solaris"_s);
        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Solaris” is back."_s);
        QCOMPARE(everything(), before);
    }

    void severalBooksAtOnce()
    {
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
        m_librarian->clickCell(0, 0);
        m_librarian->press(Qt::Key_Down, Qt::ShiftModifier);
        m_librarian->press(Qt::Key_Down, Qt::ShiftModifier);
        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"3 books were deleted."_s);
        QCOMPARE(m_librarian->answers.asked.first().text, u"Delete 3 books?"_s);
        QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"2"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 2);
    }

    void severalAuthorsWithTheirBooks()
    {
        const QStringList before = everything();
        m_librarian->clickCell(0, 0);
        m_librarian->press(Qt::Key_Down, Qt::ShiftModifier);
        m_librarian->press(Qt::Key_Down, Qt::ShiftModifier);
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY(m_librarian->sees(u"RemoveAuthorDialog"_s));
        QVERIFY(m_librarian->text(u"RemoveAuthorDialog/sentence"_s).contains(u"4 books"_s));
        chooseToDeleteBooks();
        QCOMPARE(m_librarian->text(u"removeButton"_s), u"Delete 3 authors and 4 books"_s);
        m_librarian->click(u"removeButton"_s);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"3 authors and 4 books were deleted."_s);
        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY_EQUAL(m_librarian->banner(), u"3 authors and 4 books are back."_s);
        QCOMPARE(everything(), before);
    }

    //! Rows that nobody has looked at are read in pages and counted first.
    void allRowsAlsoThoseThatAreFarAway()
    {
        m_server.sql(m_address, u"INSERT INTO authors (name) SELECT 'Zz ' || i FROM generate_series(1, 1500) i"_s);
        m_librarian->press(Qt::Key_F5);
        EVENTUALLY(m_librarian->table().model()->rowCount() == 1505);
        m_librarian->table().setFocus();
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY(m_librarian->sees(u"RemoveAuthorDialog"_s));
        chooseToDeleteBooks();
        m_librarian->click(u"removeButton"_s);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"1,505 authors and 5 books were deleted."_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"0"_s);
        EVENTUALLY_EQUAL(m_librarian->table().model()->rowCount(), 0);
    }

    void whatIsStoppedLeavesTheRowsChosen()
    {
        m_server.sql(m_address, u"INSERT INTO authors (name) SELECT 'Zz ' || i FROM generate_series(1, 1500) i"_s);
        openThrough();
        EVENTUALLY(m_librarian->table().model()->rowCount() == 1505);
        m_librarian->table().setFocus();
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_proxy->setSilent(true);
        m_librarian->press(Qt::Key_Delete);

        m_librarian->press(Qt::Key_Escape);
        QCOMPARE(m_librarian->status(), u"This was stopped. Nothing was deleted."_s);
        QVERIFY(m_librarian->table().rowSelection()->isAll());
        m_librarian->press(Qt::Key_Escape);
        QVERIFY(!m_librarian->table().rowSelection()->isAll());
    }

    void offLineItSaysAtOnceThatNothingWasDeleted()
    {
        openThrough();
        m_proxy->refuse(true);
        m_proxy->cut();
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY(m_librarian->banner().contains(u"Deleting needs the database"_s));
        QVERIFY(m_librarian->answers.asked.isEmpty());
        m_proxy->refuse(false);
        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Åsa Larsson” was deleted."_s);
    }

    void countingIsCalledOffByEscape()
    {
        openThrough();
        m_librarian->clickCell(1, 0);
        m_proxy->setSilent(true);
        m_librarian->press(Qt::Key_Delete);
        m_librarian->press(Qt::Key_Escape);
        QCOMPARE(m_librarian->status(), u"This was stopped. Nothing was deleted."_s);
        m_proxy->setSilent(false);
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);

        EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
        QVERIFY(m_librarian->answers.asked.isEmpty());
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    //! The row once stayed in the table behind a box that said "Look at the record".
    void anAnswerThatIsLostIsLookedUpAndTheRowGoes()
    {
        openThrough();
        m_proxy->loseAnswers("COMMIT", 2);
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Åsa Larsson” was deleted."_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"4"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 4);
    }

    //! The books were once deleted, and the author was said to be.
    void whatTheDatabaseKeepsIsSaid()
    {
        m_server.sql(m_address,
                     u"CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                     "CREATE TRIGGER kept BEFORE DELETE ON authors FOR EACH ROW EXECUTE FUNCTION keep()"_s);
        askToDeleteCapek();
        chooseToDeleteBooks();
        m_librarian->click(u"removeButton"_s);

        EVENTUALLY(m_librarian->banner().startsWith(u"The database keeps “Karel Čapek”"_s));
        QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"5"_s);
        QVERIFY(m_librarian->column().contains(u"Karel Čapek"_s));
    }

private:
    void openThrough()
    {
        m_librarian.reset();
        m_proxy = std::make_unique<FaultProxy>(m_server.overTcp(m_address));
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_proxy->address());
    }
    void askToDeleteCapek()
    {
        m_librarian->clickCell(0, 0);
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY(m_librarian->sees(u"RemoveAuthorDialog"_s));
        QVERIFY(m_librarian->answers.asked.isEmpty());
    }
    //! On the circle: the text is shorter than the button.
    void chooseToDeleteBooks() const
    {
        auto &choice = m_librarian->the<QAbstractButton>(u"RemoveAuthorDialog/deleteChoice"_s);
        QTest::mouseClick(&choice, Qt::LeftButton, {}, QPoint(8, choice.height() / 2));
    }
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QStringList everything() const
    {
        return m_server.rows(m_address, u"SELECT a::text FROM authors a ORDER BY id"_s)
            + m_server.rows(m_address, u"SELECT b::text FROM books b ORDER BY id"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(RemovalsTest)
#include "tst_removals.moc"
