// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Edits in the cell and in the form, and what becomes of them.
class EditsTest : public QObject {
    Q_OBJECT

    // Rows by name: 0 Åsa Larsson, 1 Karel Čapek, 2 Stanisław Lem, 3 Ursula K. Le Guin, 4 Zadie Smith.
    static constexpr int capek = 0;
    static constexpr int lem = 3;

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void writesACell()
    {
        m_librarian->writeCell(capek, 2, u"CZ"_s);

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
        EVENTUALLY_EQUAL(state(capek, 2), int(CatalogueTableModel::Saved));
        m_librarian->press(Qt::Key_Up);
        QCOMPARE(m_librarian->text(u"AuthorPane/countryEdit"_s), u"CZ"_s);
        QVERIFY(m_librarian->banner().isEmpty());
        QVERIFY(!m_librarian->sees(u"unsavedButton"_s));
    }

    void anAnswerThatComesWhileTypingLeavesWhatIsTyped()
    {
        m_librarian->writeCell(capek, 2, u"PL"_s);
        m_librarian->press(Qt::Key_Up);
        m_librarian->press(Qt::Key_F2);
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->type(u"CZ"_s);
        EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));

        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
    }

    void escapeLeavesTheCellAsItWas()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->press(Qt::Key_F2);
        m_librarian->type(u"Nobody"_s);
        m_librarian->press(Qt::Key_Escape);

        QCOMPARE(m_librarian->column().at(capek), u"Karel Čapek"_s);
        QVERIFY(!undo()->isEnabled());
    }

    void anEmptiedCellRecordsNothing()
    {
        m_librarian->writeCell(capek, 2, QString());

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"∅"_s);
        QCOMPARE(m_librarian->column(2).at(capek), u"—"_s);
    }

    void savesTheFormWithOneKey()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"Karel Matěj Čapek"_s);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);
        m_librarian->click(u"AuthorPane/bioEdit"_s);
        m_librarian->type(u"Robots."_s);
        QVERIFY(m_librarian->find(u"AuthorPane/saveButton"_s)->isEnabled());
        QCOMPARE(stored(u"name"_s, 2), u"Karel Čapek"_s);

        m_librarian->press(Qt::Key_S, Qt::ControlModifier);

        EVENTUALLY_EQUAL(m_server.rows(m_address, u"SELECT name, bio, country FROM authors WHERE id = 2"_s),
                         QStringList{u"Karel Matěj Čapek|Robots.|CZ"_s});
        EVENTUALLY(!m_librarian->find(u"AuthorPane/saveButton"_s)->isEnabled());
        QCOMPARE(m_librarian->column().at(capek), u"Karel Matěj Čapek"_s);
    }

    void revertGivesTheFormBack()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"Nobody"_s);

        m_librarian->click(u"AuthorPane/revertButton"_s);

        QCOMPARE(m_librarian->text(u"AuthorPane/nameEdit"_s), u"Karel Čapek"_s);
        QVERIFY(!m_librarian->find(u"AuthorPane/saveButton"_s)->isEnabled());
    }

    void goingToAnotherRecordSavesWhatIsTyped()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);

        m_librarian->clickCell(lem, 0);

        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Stanisław Lem"_s);
        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
    }

    void readingABiographyIsNoEdit()
    {
        // A field of the form has ends of lines and blanks of its own kind.
        m_server.sql(m_address, u"UPDATE authors SET bio = E'One\\r\\nTwo\\u00a0three' WHERE id = 2"_s);
        const QString before = stored(u"md5(bio)"_s, 2);
        m_librarian->writeCell(capek, 2, u"CZ"_s);
        m_librarian->press(Qt::Key_Up);
        EVENTUALLY(m_librarian->text(u"AuthorPane/bioEdit"_s).startsWith(u"One\nTwo"_s));

        QVERIFY(!m_librarian->find(u"AuthorPane/saveButton"_s)->isEnabled());
        m_librarian->clickCell(lem, 0);
        m_librarian->writeCell(lem, 2, u"PL"_s); // Edits are saved in their order.

        EVENTUALLY_EQUAL(stored(u"country"_s, 3), u"PL"_s);
        QCOMPARE(stored(u"md5(bio)"_s, 2), before);
    }

    void closingTheWindowSavesWhatIsTyped()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);

        m_librarian->quit();
        m_librarian->open(m_address);

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
    }

    void aBookGetsANewTitleAndAnotherAuthor()
    {
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().value(2), u"Solaris"_s);
        m_librarian->clickCell(2, 0);
        m_librarian->writeLine(u"BookPane/titleEdit"_s, u"The Invincible"_s);
        QVERIFY(m_librarian->pickAuthor(u"BookPane/authorPicker"_s, u"čapek"_s));

        m_librarian->press(Qt::Key_S, Qt::ControlModifier);

        EVENTUALLY_EQUAL(m_server.rows(m_address, u"SELECT title, author_id FROM books WHERE id = 5"_s),
                         QStringList{u"The Invincible|2"_s});
        EVENTUALLY_EQUAL(m_librarian->column(2).value(2), u"Karel Čapek"_s);
    }

    void anEmptyNameIsRefusedInTheCell()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->press(Qt::Key_F2);
        m_librarian->press(Qt::Key_Backspace);
        m_librarian->press(Qt::Key_Return);

        QCOMPARE(m_librarian->banner(), u"Name of Karel Čapek: not saved. An author needs a name."_s);
        QVERIFY(m_librarian->table().isEditing()); // It stays open: what is typed is not lost.
        QCoreApplication::processEvents();
        m_librarian->press(Qt::Key_Escape);
        QVERIFY(m_librarian->banner().isEmpty());
        QCOMPARE(m_librarian->column().at(capek), u"Karel Čapek"_s);
        QCOMPARE(stored(u"name"_s, 2), u"Karel Čapek"_s);
    }

    void anEmptyNameIsComplainedOfWhenItsFieldIsLeft()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, QString());
        QVERIFY(m_librarian->text(u"AuthorPane/complaint"_s).isEmpty());

        m_librarian->press(Qt::Key_Tab);

        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/complaint"_s), u"An author needs a name."_s);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"K. Čapek"_s);
        QVERIFY(m_librarian->text(u"AuthorPane/complaint"_s).isEmpty());
        m_librarian->press(Qt::Key_Tab);
        QCoreApplication::processEvents();
        QVERIFY(m_librarian->text(u"AuthorPane/complaint"_s).isEmpty());
        QCOMPARE(stored(u"name"_s, 2), u"Karel Čapek"_s); // It is looked over and not saved.
    }

    void anEmptyNameIsRefusedInTheForm()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, QString());

        m_librarian->press(Qt::Key_S, Qt::ControlModifier);

        QCOMPARE(m_librarian->text(u"AuthorPane/complaint"_s), u"An author needs a name."_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/nameEdit"_s), QString());
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);
        m_librarian->clickCell(lem, 0);
        QCOMPARE(m_librarian->banner(), u"Name of Karel Čapek: not saved. An author needs a name."_s);
        QCOMPARE(stored(u"name"_s, 2), u"Karel Čapek"_s);
        // What is typed beside it is not lost either.
        EVENTUALLY_EQUAL(m_librarian->table().currentIndex().row(), int(capek));
        QCOMPARE(m_librarian->text(u"AuthorPane/countryEdit"_s), u"CZ"_s);
        m_librarian->press(Qt::Key_2, Qt::ControlModifier); // There is nothing to be seen of it.
        QVERIFY(m_librarian->banner().isEmpty());
        m_librarian->press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_librarian->banner(), u"Name of Karel Čapek: not saved. An author needs a name."_s);
        m_librarian->click(u"AuthorPane/revertButton"_s);
        QVERIFY(m_librarian->banner().isEmpty());
        m_librarian->clickCell(lem, 0);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/nameEdit"_s), u"Stanisław Lem"_s);
    }

    //! It stayed, and was saved with the next row.
    void escapeGivesBackWhatStoodInTheForm()
    {
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"Nobody"_s);
        m_librarian->press(Qt::Key_Escape);

        QCOMPARE(m_librarian->text(u"AuthorPane/nameEdit"_s), u"Karel Čapek"_s);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"nameEdit"_s);
        QVERIFY(!m_librarian->find(u"AuthorPane/saveButton"_s)->isEnabled());
        m_librarian->clickCell(lem, 0);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/nameEdit"_s), u"Stanisław Lem"_s);
        QVERIFY(!undo()->isEnabled());
        QCOMPARE(stored(u"name"_s, 2), u"Karel Čapek"_s);
    }

    void aCellThatIsMendedTakesTheWarningAway()
    {
        m_librarian->writeCell(capek, 0, u" "_s);
        QVERIFY(!m_librarian->banner().isEmpty());
        m_librarian->type(u"Capek"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(stored(u"name"_s, 2), u"Capek"_s);
        QVERIFY(m_librarian->banner().isEmpty());
    }

    void aColleaguesOtherFieldIsNoConflict()
    {
        m_server.sql(m_address, u"UPDATE authors SET bio = 'By a colleague.' WHERE id = 2"_s);

        m_librarian->writeCell(capek, 2, u"CZ"_s);

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
        m_librarian->press(Qt::Key_Up);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/bioEdit"_s), u"By a colleague."_s);
        QVERIFY(m_librarian->banner().isEmpty());
        EVENTUALLY_EQUAL(m_librarian->status(),
                         u"Saved: country of Karel Čapek. Somebody else has changed the biography meanwhile; both "
                         "changes are kept."_s);
    }

    void anEditOfADeletedAuthorCanBeDropped()
    {
        m_server.sql(m_address, u"DELETE FROM books WHERE author_id = 2; DELETE FROM authors WHERE id = 2"_s);
        m_librarian->writeCell(capek, 0, u"Mine"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/actionButton"_s), u"Discard my edit"_s);
        QCOMPARE(m_librarian->banner(),
                 u"Karel Čapek has been deleted by somebody else. This change cannot be saved: name of Karel Čapek: "
                 "Karel Čapek → Mine"_s);

        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(m_librarian->column().size(), 4);
        QVERIFY(!m_librarian->sees(u"unsavedButton"_s));
    }

    void textOfEveryScriptAndLengthIsKept()
    {
        const QString name = u"محمود درويش 村上 春樹 "_s + QString(900, u'x');

        m_librarian->clickCell(capek, 0);
        auto &line = m_librarian->the<QLineEdit>(u"AuthorPane/nameEdit"_s);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, QString());
        line.insert(name);
        m_librarian->press(Qt::Key_S, Qt::ControlModifier);

        EVENTUALLY_EQUAL(stored(u"name"_s, 2), name);
    }

private:
    QString stored(const QString &field, int author) const
    {
        return m_server.rows(m_address, u"SELECT %1 FROM authors WHERE id = %2"_s.arg(field).arg(author)).value(0);
    }
    int state(int row, int column) const
    {
        return m_librarian->table().model()->index(row, column).data(CatalogueTableModel::EditStateRole).toInt();
    }
    QAction *undo() const { return m_librarian->window().findChild<QAction *>(u"undoAction"_s); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(EditsTest)
#include "tst_edits.moc"
