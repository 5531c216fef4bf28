// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Adding and deleting authors and books.
class RecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        migrate(m_address);
        fillShelves(m_server, m_address);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void addsAnAuthorByKeyboard()
    {
        m_librarian->press(Qt::Key_N, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s));
        EVENTUALLY(m_librarian->find(u"NewAuthorDialog"_s)->isActiveWindow());
        QVERIFY(!m_librarian->find(u"addButton"_s)->isEnabled());
        m_librarian->type(u"Božena Němcová"_s);
        m_librarian->press(Qt::Key_Tab);
        m_librarian->type(u"CZ"_s);
        m_librarian->press(Qt::Key_Tab);
        m_librarian->type(u"Babička."_s);
        m_librarian->click(u"addButton"_s);

        EVENTUALLY_EQUAL(one(u"SELECT name || '|' || country || '|' || bio FROM authors WHERE id = 6"_s),
                         u"Božena Němcová|CZ|Babička."_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Božena Němcová"_s);
        QVERIFY(!m_librarian->sees(u"NewAuthorDialog"_s));
        QCOMPARE(m_librarian->column().size(), 6);
        QCOMPARE(m_librarian->table().currentIndex().row(), 4);
    }

    void anAuthorThatIsRefusedStaysAsTyped()
    {
        m_server.sql(m_address, u"ALTER TABLE authors ADD CHECK (name <> 'Nobody')"_s);
        m_librarian->press(Qt::Key_N, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s));
        m_librarian->writeLine(u"NewAuthorDialog/nameEdit"_s, u"Nobody"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(!m_librarian->text(u"NewAuthorDialog/complaint"_s).isEmpty());
        QCOMPARE(m_librarian->text(u"NewAuthorDialog/nameEdit"_s), u"Nobody"_s);
        QVERIFY(m_librarian->find(u"addButton"_s)->isEnabled());
        m_librarian->press(Qt::Key_Escape);

        EVENTUALLY(!m_librarian->sees(u"NewAuthorDialog"_s));
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void addsABookWhoseAuthorIsPickedByName()
    {
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        m_librarian->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"NewBookDialog"_s));
        EVENTUALLY(m_librarian->find(u"NewBookDialog"_s)->isActiveWindow());
        m_librarian->type(u"The Cyberiad"_s);
        QVERIFY(!m_librarian->find(u"addButton"_s)->isEnabled());
        QVERIFY(m_librarian->pickAuthor(u"NewBookDialog/authorPicker"_s, u"lem"_s));
        EVENTUALLY(m_librarian->find(u"addButton"_s)->isEnabled());
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT title || '|' || author_id FROM books WHERE id = 6"_s), u"The Cyberiad|3"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"BookPane/titleEdit"_s), u"The Cyberiad"_s);
        QVERIFY(m_librarian->column().contains(u"The Cyberiad"_s));
    }

    void aNewBookBeginsWithTheAuthorInFront()
    {
        m_librarian->clickCell(3, 0);
        m_librarian->click(u"AuthorPane/newBookButton"_s);
        EVENTUALLY(m_librarian->sees(u"NewBookDialog"_s));
        QCOMPARE(m_librarian->text(u"NewBookDialog/authorPicker"_s), u"Stanisław Lem"_s);

        m_librarian->writeLine(u"NewBookDialog/titleEdit"_s, u"Eden"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT author_id FROM books WHERE title = 'Eden'"_s), u"3"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/booksHeading"_s), u"Books (2)"_s);
    }

    void movesTheBooksOfAnAuthorWhoIsDeleted()
    {
        askToDeleteCapek();
        QVERIFY(m_librarian->text(u"RemoveAuthorDialog/sentence"_s).contains(u"2 book"_s));
        QVERIFY(!m_librarian->find(u"removeButton"_s)->isEnabled());
        QVERIFY(m_librarian->pickAuthor(u"RemoveAuthorDialog/authorPicker"_s, u"smith"_s));
        EVENTUALLY(m_librarian->find(u"removeButton"_s)->isEnabled());

        m_librarian->click(u"removeButton"_s);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors WHERE id = 2"_s), u"0"_s);
        QCOMPARE(one(u"SELECT count(*) FROM books WHERE author_id = 5"_s), u"2"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 4);
        EVENTUALLY_EQUAL(m_librarian->column(3).last(), u"2"_s);
        QVERIFY(m_librarian->banner().isEmpty());
    }

    void deletesTheBooksWithTheirAuthorWhenToldTo()
    {
        askToDeleteCapek();

        m_librarian->click(u"RemoveAuthorDialog/deleteChoice"_s);
        QVERIFY(m_librarian->text(u"removeButton"_s).startsWith(u"Delete author and 2"_s));
        m_librarian->click(u"removeButton"_s);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors"_s), u"4"_s);
        QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"3"_s);
        EVENTUALLY(!m_librarian->column().contains(u"Karel Čapek"_s));
    }

    void booksAreNotMovedToTheirOwnAuthor()
    {
        askToDeleteCapek();

        QVERIFY(m_librarian->pickAuthor(u"RemoveAuthorDialog/authorPicker"_s, u"čapek"_s));

        EVENTUALLY(!m_librarian->text(u"RemoveAuthorDialog/complaint"_s).isEmpty());
        QVERIFY(!m_librarian->find(u"removeButton"_s)->isEnabled());
    }

    void aBookThatCameMeanwhileIsNoDatabaseError()
    {
        m_librarian->clickCell(1, 0); // Nobody's books yet, as far as the page knows.
        m_server.sql(m_address, u"INSERT INTO books (title, author_id) VALUES ('Sun Storm', 4)"_s);

        m_librarian->press(Qt::Key_Delete);

        QCOMPARE(m_librarian->answers.asked.size(), 1);
        EVENTUALLY(!m_librarian->banner().isEmpty());
        QVERIFY2(!m_librarian->banner().contains(u"constraint"_s) && !m_librarian->banner().contains(u"violates"_s),
                 qPrintable(m_librarian->banner()));
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void anAuthorWithoutBooksIsDeletedAfterAQuestion()
    {
        m_librarian->answers.agrees = false;
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Delete);
        QCOMPARE(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->answers.asked.first().dangerous);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);

        m_librarian->answers.agrees = true;
        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors"_s), u"4"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 4);
        EVENTUALLY_EQUAL(m_librarian->status(), u"The author was deleted."_s);
    }

    void deletesABook()
    {
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().value(2), u"Solaris"_s);
        m_librarian->clickCell(2, 0);

        m_librarian->press(Qt::Key_Delete);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM books WHERE title = 'Solaris'"_s), u"0"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 4);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
        QVERIFY(m_librarian->text(u"BookPane/titleEdit"_s) != u"Solaris"_s);
    }

private:
    void askToDeleteCapek()
    {
        m_librarian->clickCell(0, 0);
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY(m_librarian->sees(u"RemoveAuthorDialog"_s));
        QVERIFY(m_librarian->answers.asked.isEmpty());
    }
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(RecordsTest)
#include "tst_records.moc"
