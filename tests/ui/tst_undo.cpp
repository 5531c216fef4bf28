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

//! Undo and redo with real keys.
class UndoTest : public QObject {
    Q_OBJECT

    static constexpr int capek = 0;
    static constexpr int lem = 3;
    static constexpr int country = 2;

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void theMenuNamesTheStep()
    {
        QVERIFY(!action(u"undoAction"_s)->isEnabled());
        save(capek, country, u"CZ"_s);

        QCOMPARE(action(u"undoAction"_s)->text(), u"&Undo: country of Karel Čapek"_s);
        QCOMPARE(action(u"undoAction"_s)->toolTip(), u"Undo: country of Karel Čapek"_s);
        QVERIFY(!action(u"redoAction"_s)->isEnabled());
        undo();

        EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: country of Karel Čapek"_s);
        QCOMPARE(stored(u"country"_s, 2), u"AT"_s);
        QCOMPARE(action(u"redoAction"_s)->text(), u"&Redo: country of Karel Čapek"_s);
        QCOMPARE(action(u"undoAction"_s)->text(), u"&Undo"_s);
    }

    void undoesAndDoesAgainOverBothTables()
    {
        save(capek, country, u"CZ"_s);
        save(lem, 0, u"S. Lem"_s);
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().value(2), u"Solaris"_s);
        save(2, 0, u"The Invincible"_s);

        undo();
        undo();
        undo();
        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"AT"_s);
        QCOMPARE(stored(u"name"_s, 3), u"Stanisław Lem"_s);
        QCOMPARE(title(), u"Solaris"_s);
        EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));
        QVERIFY(!action(u"undoAction"_s)->isEnabled());

        m_librarian->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        m_librarian->press(Qt::Key_Y, Qt::ControlModifier);
        m_librarian->press(Qt::Key_Y, Qt::ControlModifier);
        EVENTUALLY_EQUAL(title(), u"The Invincible"_s);
        QCOMPARE(stored(u"country"_s, 2), u"CZ"_s);
        EVENTUALLY_EQUAL(m_librarian->status(), u"Done again: title of Solaris"_s);
        QVERIFY(!action(u"redoAction"_s)->isEnabled());
    }

    void inAFieldTheKeysAreTheFields()
    {
        save(capek, country, u"CZ"_s);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"Somebody"_s);

        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_librarian->text(u"AuthorPane/nameEdit"_s) != u"Somebody"_s);
        m_librarian->press(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(m_librarian->text(u"AuthorPane/nameEdit"_s), u"Somebody"_s);

        m_librarian->click(u"AuthorPane/revertButton"_s);
        QCOMPARE(stored(u"country"_s, 2), u"CZ"_s);
        QVERIFY(!action(u"redoAction"_s)->isEnabled());
    }

    void aNewEditOfMineIsUndoneBeforeOlderOnes()
    {
        save(capek, country, u"CZ"_s);
        undo();
        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"AT"_s);
        save(lem, country, u"UA"_s);

        QVERIFY(!action(u"redoAction"_s)->isEnabled());
        undo();

        EVENTUALLY_EQUAL(stored(u"country"_s, 3), u"PL"_s);
    }

    void anUndoThatMeetsAColleagueIsAQuestion()
    {
        save(capek, country, u"CZ"_s);
        m_server.sql(m_address, u"UPDATE authors SET country = 'SK' WHERE id = 2"_s);

        undo();

        EVENTUALLY(m_librarian->sees(u"ConflictPane"_s));
        QCOMPARE(stored(u"country"_s, 2), u"SK"_s);
        QVERIFY(!m_librarian->status().startsWith(u"Undone"_s));
        m_librarian->press(Qt::Key_K, Qt::AltModifier);
        EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: country of Karel Čapek"_s);
        QCOMPARE(stored(u"country"_s, 2), u"AT"_s);
    }

    void whileTheDatabaseIsAwayItWaitsAndSaysSo()
    {
        FaultProxy line(m_server.overTcp(m_address));
        m_librarian->quit();
        m_librarian->open(line.address());
        save(capek, country, u"CZ"_s);
        line.refuse(true);
        line.cut();

        undo();

        EVENTUALLY_EQUAL(m_librarian->status(), u"Waits until the database can be reached: country of Karel Čapek"_s);
        QCOMPARE(stored(u"country"_s, 2), u"CZ"_s);
        line.refuse(false);
        EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: country of Karel Čapek"_s);
        QCOMPARE(stored(u"country"_s, 2), u"AT"_s);
    }

    void anUndoWhoseAnswerIsLostIsDoneOnce()
    {
        FaultProxy line(m_server.overTcp(m_address));
        m_librarian->quit();
        m_librarian->open(line.address());
        save(capek, country, u"CZ"_s);
        line.loseAnswers("UPDATE public.authors", 1);

        undo();

        EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: country of Karel Čapek"_s);
        QCOMPARE(stored(u"country"_s, 2), u"AT"_s);
    }

    void aDeletionIsUndoneAndDoneAgain()
    {
        const QStringList before = everything();
        deleteLarsson();
        QCOMPARE(action(u"undoAction"_s)->text(), u"&Undo: deletion of “Åsa Larsson”"_s);

        undo();
        EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: deletion of “Åsa Larsson”"_s);
        QCOMPARE(everything(), before);
        EVENTUALLY(m_librarian->column().contains(u"Åsa Larsson"_s));
        m_librarian->press(Qt::Key_Y, Qt::ControlModifier);

        EVENTUALLY_EQUAL(m_librarian->status(), u"Done again: deletion of “Åsa Larsson”"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"4"_s);
        undo();
        EVENTUALLY_EQUAL(everything(), before);
    }

    void theNoticeAndTheKeysUndoADeletionOnce()
    {
        const QStringList before = everything();
        deleteLarsson();

        m_librarian->click(u"Banner/actionButton"_s);
        undo();

        EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: deletion of “Åsa Larsson”"_s);
        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Åsa Larsson” is back."_s);
        QCOMPARE(everything(), before);
    }

    void aDeletionIsUndoneWhenTheDatabaseIsBack()
    {
        const QStringList before = everything();
        FaultProxy line(m_server.overTcp(m_address));
        m_librarian->quit();
        m_librarian->open(line.address());
        deleteLarsson();
        line.refuse(true);
        line.cut();

        undo();
        EVENTUALLY(m_librarian->banner().contains(u"comes back as soon as it answers"_s));
        line.refuse(false);

        EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: deletion of “Åsa Larsson”"_s);
        QCOMPARE(everything(), before);
    }

    void whatWasAddedIsTakenBackWithItsAuthor()
    {
        const QStringList before = everything();
        addValis();
        const QStringList added = everything();
        QCOMPARE(action(u"undoAction"_s)->text(), u"&Undo: new book Valis"_s);

        undo();
        EVENTUALLY_EQUAL(m_librarian->status(), u"Undone: new book Valis"_s);
        QCOMPARE(everything(), before);
        m_librarian->press(Qt::Key_Y, Qt::ControlModifier);

        EVENTUALLY_EQUAL(m_librarian->status(), u"Done again: new book Valis"_s);
        QCOMPARE(everything(), added);
    }

    void aColleaguesWorkOnWhatWasAddedStays()
    {
        addValis();
        one(u"INSERT INTO books (title, author_id) SELECT 'Ubik', max(id) FROM authors"_s);

        undo();

        EVENTUALLY(m_librarian->banner().startsWith(u"Not undone: new book Valis. "_s));
        QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"7"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"6"_s);
    }

    void whatAColleagueRecordsBesideWhatWasAddedStays_data()
    {
        QTest::addColumn<QString>("work");
        QTest::addRow("a detail of the book")
            << u"SELECT catalpa.change_details('books', 6, '{}', '{\"subjects\": [\"x\"]}')"_s;
        QTest::addRow("a detail of the author")
            << u"SELECT catalpa.change_details('authors', 6, '{}', '{\"born\": \"1928\"}')"_s;
        QTest::addRow("the author's sort name") << u"SELECT catalpa.file_author(6, 'Dick, Philip K.', 'Dick, P. K.')"_s;
    }

    void whatAColleagueRecordsBesideWhatWasAddedStays()
    {
        QFETCH(const QString, work);
        addValis();
        one(work);
        const QStringList added = everything();

        undo();

        EVENTUALLY(m_librarian->banner().startsWith(u"Not undone: new book Valis. "_s));
        QCOMPARE(everything(), added);
    }

private:
    void deleteLarsson()
    {
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY_EQUAL(m_librarian->banner(), u"“Åsa Larsson” was deleted."_s);
    }
    //! A book of an author who is new too.
    void addValis()
    {
        m_librarian->press(Qt::Key_N, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"NewBookDialog"_s) && m_librarian->find(u"NewBookDialog"_s)->isActiveWindow());
        m_librarian->type(u"Valis"_s);
        m_librarian->press(Qt::Key_Tab);
        m_librarian->type(u"Philip K. Dick"_s);
        EVENTUALLY(m_librarian->text(u"NewBookDialog/note"_s).contains(u"is new"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM books WHERE title = 'Valis'"_s), u"1"_s);
        EVENTUALLY(action(u"undoAction"_s)->isEnabled());
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"NewBookDialog"_s));
        m_librarian->window().activateWindow(); // There is no window manager here to do it.
        EVENTUALLY(m_librarian->window().isActiveWindow());
        m_librarian->table().setFocus();
    }
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QStringList everything() const
    {
        return m_server.rows(m_address, u"SELECT a::text FROM authors a ORDER BY id"_s)
            + m_server.rows(m_address, u"SELECT b::text FROM books b ORDER BY id"_s)
            + m_server.rows(m_address, u"SELECT d::text FROM catalpa.book_details d ORDER BY 1"_s)
            + m_server.rows(m_address, u"SELECT d::text FROM catalpa.author_details d ORDER BY 1"_s);
    }
    //! Writes a cell and waits until the database has it.
    void save(int row, int column, const QString &text) const
    {
        m_librarian->writeCell(row, column, text);
        EVENTUALLY_EQUAL(state(row, column), int(CatalogueTableModel::Saved));
        EVENTUALLY(!m_librarian->sees(u"unsavedButton"_s));
    }
    void undo() const { m_librarian->press(Qt::Key_Z, Qt::ControlModifier); }
    QAction *action(const QString &name) const { return m_librarian->window().findChild<QAction *>(name); }
    int state(int row, int column) const
    {
        return m_librarian->table().model()->index(row, column).data(CatalogueTableModel::EditStateRole).toInt();
    }
    QString stored(const QString &field, int author) const
    {
        return m_server.rows(m_address, u"SELECT %1 FROM authors WHERE id = %2"_s.arg(field).arg(author)).value(0);
    }
    QString title() const { return m_server.sql(m_address, u"SELECT title FROM books WHERE id = 5"_s); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(UndoTest)
#include "tst_undo.moc"
