// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What is told, and what can be undone, when somebody stops or closes before it is known what the database has done.
class LostAnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_line = std::make_unique<FaultProxy>(m_server.overTcp(m_address));
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_line->address());
        m_librarian->table().setFocus();
    }
    void cleanup()
    {
        m_line->refuse(false);
        m_librarian.reset();
    }

    void stoppedItIsLookedUpBeforeAnythingIsSaid()
    {
        loseTheAnswerOfManyChanges();
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(sentence().contains(u"it is not known yet whether these were changed: 3 authors"_s));
        QVERIFY(!sentence().contains(u"Nothing was changed"_s));
        m_line->refuse(false);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"Changed: 3 authors. Undo takes all of it back in one go."_s);
        EVENTUALLY(!m_librarian->sees(u"BulkDialog"_s));
        takeBack();
    }

    void closedItIsLookedUpAndToldWithoutTheDialog()
    {
        loseTheAnswerOfManyChanges();
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY_EQUAL(m_librarian->text(u"BulkDialog/closeButton"_s), u"Close"_s);
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"BulkDialog"_s));
        m_line->refuse(false);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"Changed: 3 authors. Undo takes all of it back in one go."_s);
        takeBack();
    }

    void whatBrokeBeforeItWasSavedIsNotSaved()
    {
        openTheLink();
        changeMany();
        m_line->refuse(true);
        m_line->loseAnswers("UPDATE public.authors", 1);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(sentence().contains(u"until you press Stop"_s));
        m_librarian->press(Qt::Key_Escape);
        m_line->refuse(false);

        EVENTUALLY(sentence().contains(u"Nothing was changed. Left as before: 3 authors."_s));
        QCOMPARE(inCountry(u"CZ"_s), u"0"_s);
        QCOMPARE(action(u"undoAction"_s)->text(), u"&Undo: country of Karel Čapek"_s);
        m_librarian->press(Qt::Key_Escape);
    }

    void whoClosesBeforeThatIsKnownIsAsked()
    {
        loseTheAnswerOfManyChanges();
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY_EQUAL(m_librarian->text(u"BulkDialog/closeButton"_s), u"Close"_s);
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"BulkDialog"_s));
        m_librarian->answers.agrees = false;

        m_librarian->window().close();

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->window().isVisible());
        QVERIFY2(
            m_librarian->answers.asked.first().consequences.startsWith(u"A change of 3 authors is not at its end."_s),
            qPrintable(m_librarian->answers.asked.first().consequences));
        m_line->refuse(false);
        EVENTUALLY(m_librarian->banner().startsWith(u"Changed: 3 authors."_s));
        m_librarian->quit(); // Nobody is asked any more.
        QCOMPARE(m_librarian->answers.asked.size(), 1);
    }

    void anUndoneDeletionThatIsNotThereYetIsAskedAbout()
    {
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Åsa Larsson” was deleted."_s);
        m_line->refuse(true);
        m_line->cut();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY(m_librarian->banner().contains(u"comes back as soon as it answers"_s));
        m_librarian->answers.asked.clear();
        m_librarian->answers.agrees = false;

        m_librarian->window().close();

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->window().isVisible());
        QVERIFY2(m_librarian->answers.asked.first().consequences.contains(u"It stays deleted if you close now."_s),
                 qPrintable(m_librarian->answers.asked.first().consequences));
        m_line->refuse(false);
        EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: deletion of “Åsa Larsson”"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

private:
    void openTheLink()
    {
        m_librarian->writeCell(0, 2, u"SK"_s);
        EVENTUALLY_EQUAL(inCountry(u"SK"_s), u"1"_s);
        EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));
    }
    //! Up to the list of what would be changed.
    void changeMany()
    {
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Down, Qt::ShiftModifier);
        m_librarian->press(Qt::Key_Down, Qt::ShiftModifier);
        m_librarian->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"BulkDialog"_s));
        EVENTUALLY(m_librarian->find(u"BulkDialog"_s)->isActiveWindow());
        m_librarian->writeLine(u"ChangeSetup/line"_s, u"CZ"_s);
        m_librarian->click(u"BulkDialog/preview"_s);
        EVENTUALLY(m_librarian->find(u"BulkDialog/apply"_s)->isEnabled());
    }
    //! All of it is in the database, and nobody knows here.
    void loseTheAnswerOfManyChanges()
    {
        openTheLink();
        changeMany();
        m_line->loseAnswers("COMMIT", 1);
        m_line->refuse(true);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(inCountry(u"CZ"_s), u"3"_s);
        EVENTUALLY(sentence().contains(u"until you press Stop"_s));
    }
    void takeBack()
    {
        EVENTUALLY(action(u"undoAction"_s)->isEnabled());
        m_librarian->window().activateWindow(); // There is no window manager here to do it.
        EVENTUALLY(m_librarian->window().isActiveWindow());
        m_librarian->table().setFocus();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(inCountry(u"CZ"_s), u"0"_s);
        EVENTUALLY(action(u"redoAction"_s)->isEnabled());
    }
    QString sentence() const { return m_librarian->text(u"BulkDialog/sentence"_s); }
    QAction *action(const QString &name) const { return m_librarian->window().findChild<QAction *>(name); }
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QString inCountry(const QString &country) const
    {
        return one(u"SELECT count(*) FROM authors WHERE country = '%1'"_s.arg(country));
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<FaultProxy> m_line;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(LostAnswersTest)
#include "tst_lostanswers.moc"
