// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Books and authors that are added while the database does not answer: nobody is added twice.
class OutageAddingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_line = std::make_unique<FaultProxy>(m_server.overTcp(m_address));
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_line->address());
    }
    void cleanup()
    {
        m_line->refuse(false);
        m_librarian.reset();
    }

    void theAuthorWhoStandsInTheTableIsMeant()
    {
        goOffline();
        openDialog();

        addBook(u"Fables"_s, u"stanisław lem"_s, u"By Stanisław Lem"_s);
        m_line->refuse(false);

        EVENTUALLY_EQUAL(one(u"SELECT author_id FROM books WHERE title = 'Fables'"_s), u"3"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void twoBooksOfOneNewAuthorMakeOneAuthor()
    {
        goOffline();
        openDialog();
        addBook(u"One"_s, u"New Guy"_s, u"“New Guy” is new"_s);
        addBook(u"Two"_s, u"New Guy"_s, u"By “New Guy”, who is being added already"_s);
        m_line->refuse(false);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM books WHERE title IN ('One', 'Two')"_s), u"2"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors WHERE name = 'New Guy'"_s), u"1"_s);

        // The author stays until the book goes with which it came.
        closeDialog();
        undo();
        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM books WHERE title IN ('One', 'Two')"_s), u"1"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors WHERE name = 'New Guy'"_s), u"1"_s);
        EVENTUALLY(m_librarian->status().startsWith(u"Undone"_s));
        undo();
        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors WHERE name = 'New Guy'"_s), u"0"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void whoCameMeanwhileGetsTheBook()
    {
        goOffline();
        openDialog();
        addBook(u"Ubik"_s, u"Philip K. Dick"_s, u"is new and will be added"_s);
        one(u"INSERT INTO authors (name) VALUES ('Philip K. Dick')"_s); // A colleague.
        m_line->refuse(false);

        EVENTUALLY_EQUAL(one(u"SELECT author_id FROM books WHERE title = 'Ubik'"_s), u"6"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"6"_s);
    }

    void whoIsLikeItIsAskedAboutBefore()
    {
        goOffline();
        openDialog();
        addBook(u"Ubik"_s, u"Philip K. Dick"_s, u"is new and will be added"_s);
        closeDialog();
        one(u"INSERT INTO authors (name) VALUES ('Dick, Philip K')"_s); // A colleague.
        m_line->refuse(false);

        EVENTUALLY(
            m_librarian->banner().contains(u"“Philip K. Dick” was not added: the catalogue has “Dick, Philip K”"_s));
        QCOMPARE(one(u"SELECT count(*) FROM books WHERE title = 'Ubik'"_s), u"0"_s);
        QCOMPARE(m_librarian->text(u"Banner/actionButton"_s), u"Add it all the same"_s);
        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM books WHERE title = 'Ubik'"_s), u"1"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"7"_s);
    }

    void aNewAuthorIsComparedToo()
    {
        goOffline();
        m_librarian->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s)
                   && m_librarian->find(u"NewAuthorDialog"_s)->isActiveWindow());
        m_librarian->type(u"Lem, Stanislaw"_s);
        EVENTUALLY(m_librarian->text(u"NewAuthorDialog/note"_s).contains(u"Stanisław Lem"_s));
        QCOMPARE(m_librarian->text(u"NewAuthorDialog/addButton"_s), u"Add anyway"_s);
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->type(u"Philip K. Dick"_s);
        EVENTUALLY(m_librarian->text(u"NewAuthorDialog/note"_s).contains(u"does not answer"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->text(u"NewAuthorDialog/progress"_s).contains(u"1 kept"_s));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"NewAuthorDialog"_s));
        one(u"INSERT INTO authors (name) VALUES ('Philip K. Dick')"_s); // A colleague.
        m_line->refuse(false);

        EVENTUALLY(m_librarian->banner().contains(u"“Philip K. Dick” was not added"_s));
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"6"_s);
    }

private:
    void goOffline()
    {
        m_line->refuse(true);
        m_line->cut();
    }
    void openDialog()
    {
        m_librarian->press(Qt::Key_N, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"NewBookDialog"_s) && m_librarian->find(u"NewBookDialog"_s)->isActiveWindow());
    }
    void addBook(const QString &title, const QString &author, const QString &note)
    {
        const int kept = int(m_librarian->window().catalogue()->outbox().entries().size());
        m_librarian->type(title);
        m_librarian->press(Qt::Key_Tab);
        m_librarian->type(author);
        EVENTUALLY(m_librarian->text(u"NewBookDialog/note"_s).contains(note));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(int(m_librarian->window().catalogue()->outbox().entries().size()), kept + 1);
    }
    void closeDialog()
    {
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"NewBookDialog"_s));
        m_librarian->window().activateWindow(); // There is no window manager here to do it.
        EVENTUALLY(m_librarian->window().isActiveWindow());
        m_librarian->table().setFocus();
    }
    void undo()
    {
        EVENTUALLY(m_librarian->window().findChild<QAction *>(u"undoAction"_s)->isEnabled());
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
    }
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<FaultProxy> m_line;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(OutageAddingTest)
#include "tst_outageadding.moc"
