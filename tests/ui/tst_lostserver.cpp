// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Nothing typed is lost when the server, the line or the program goes away.
class LostServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void anEditIsKeptUntilTheServerIsBack()
    {
        m_server.crash();
        m_librarian->writeCell(0, 2, u"CZ"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/actionButton"_s), u"Try again"_s);
        QVERIFY(m_librarian->banner().endsWith(u'.'));
        QCOMPARE(m_librarian->column(2).at(0), u"CZ"_s);
        QVERIFY(m_librarian->sees(u"unsavedButton"_s));
        QVERIFY(m_librarian->journalText().contains(u"CZ"_s));

        m_server.start(); // It is sent by itself.

        EVENTUALLY_EQUAL(stored(), u"CZ"_s);
        EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));
        EVENTUALLY(!m_librarian->journalText().contains(u"CZ"_s));
        EVENTUALLY(m_librarian->banner().isEmpty());
    }

    void tryingTooEarlyKeepsTheEdit()
    {
        m_server.crash();
        m_librarian->writeCell(0, 2, u"CZ"_s);
        EVENTUALLY(m_librarian->sees(u"Banner/actionButton"_s));

        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY(m_librarian->sees(u"Banner/actionButton"_s));
        QVERIFY(m_librarian->journalText().contains(u"CZ"_s));
        m_server.start();

        EVENTUALLY_EQUAL(stored(), u"CZ"_s);
    }

    void severalEditsArriveInOrder()
    {
        m_server.crash();
        m_librarian->writeCell(0, 2, u"XX"_s);
        m_librarian->writeCell(0, 2, u"CZ"_s);
        m_librarian->writeCell(3, 0, u"S. Lem"_s);
        EVENTUALLY(m_librarian->text(u"unsavedButton"_s).startsWith(u'3'));
        EVENTUALLY(m_librarian->sees(u"Banner/actionButton"_s));

        m_server.start();
        m_librarian->press(Qt::Key_F5);

        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT name FROM authors WHERE id = 3"_s), u"S. Lem"_s);
        EVENTUALLY_EQUAL(stored(), u"CZ"_s);
    }

    void anEditOutlivesTheWindow()
    {
        m_server.crash();
        m_librarian->writeCell(0, 2, u"CZ"_s);
        EVENTUALLY(m_librarian->sees(u"Banner/actionButton"_s));

        m_librarian->quit();
        QVERIFY(m_librarian->journalText().contains(u"CZ"_s));
        m_server.start();
        m_librarian->open(m_address);
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/actionButton"_s), u"Save"_s);
        QCOMPARE(stored(), u"AT"_s);
        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(stored(), u"CZ"_s);
        EVENTUALLY_EQUAL(m_librarian->column(2).value(0), u"CZ"_s);
        EVENTUALLY(!m_librarian->journalText().contains(u"CZ"_s));
    }

    void whatIsTypedInTheFormOutlivesTheWindow()
    {
        m_librarian->clickCell(0, 0);
        m_server.crash();
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);

        m_librarian->quit();
        m_server.start();
        m_librarian->open(m_address);
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/actionButton"_s), u"Save"_s);
        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(stored(), u"CZ"_s);
    }

    void theJournalIsForItsOwnerOnly()
    {
        m_server.crash();
        m_librarian->writeCell(0, 2, u"CZ"_s);
        EVENTUALLY(m_librarian->journalText().contains(u"CZ"_s));
        QVERIFY(!m_librarian->journalText().contains(u"password"_s));
        m_server.start();
    }

    void aSearchWhileTheServerIsAwayIsTold()
    {
        m_server.crash();
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"lem"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/actionButton"_s), u"Try again"_s);
        QCOMPARE(m_librarian->column(), QStringList()); // What was shown is no answer to this.

        m_server.start();
        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Stanisław Lem"_s});
    }

    void aLineThatBreaksWhileSavingLosesNothing()
    {
        FaultProxy line(m_server.overTcp(m_address));
        m_librarian->quit();
        m_librarian->open(line.address());
        m_librarian->writeCell(0, 2, u"XX"_s);
        EVENTUALLY_EQUAL(stored(), u"XX"_s);

        line.setSilent(true);
        m_librarian->writeCell(0, 2, u"CZ"_s);
        EVENTUALLY(m_librarian->sees(u"unsavedButton"_s));
        line.cut();
        line.setSilent(false);
        // Cut off before it was sent, an edit takes a new line by itself; afterwards a person is asked.
        EVENTUALLY(stored() == u"CZ"_s || m_librarian->sees(u"Banner/actionButton"_s));
        if (m_librarian->sees(u"Banner/actionButton"_s))
            m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(stored(), u"CZ"_s);
        EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));
    }

private:
    QString stored() const { return m_server.sql(m_address, u"SELECT country FROM authors WHERE id = 2"_s); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(LostServerTest)
#include "tst_lostserver.moc"
