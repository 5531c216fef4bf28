// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QAction>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Adding authors and books.
class RecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void addsABookByKeyboardAndStaysForTheNext()
    {
        openNewBook();
        m_librarian->type(u"The Cyberiad"_s);
        QVERIFY(!m_librarian->find(u"addButton"_s)->isEnabled());
        QVERIFY(m_librarian->pickAuthor(u"NewBookDialog/authorPicker"_s, u"lem"_s));
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT title || '|' || author_id FROM books WHERE id = 6"_s), u"The Cyberiad|3"_s);
        EVENTUALLY_EQUAL(progress(), u"Saved: “The Cyberiad”"_s);
        QVERIFY(m_librarian->the<QLineEdit>(u"NewBookDialog/titleEdit"_s).hasFocus());
        QVERIFY(m_librarian->text(u"NewBookDialog/titleEdit"_s).isEmpty());
        m_librarian->type(u"Eden"_s);
        QVERIFY(m_librarian->pickAuthor(u"NewBookDialog/authorPicker"_s, u"lem"_s));
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT author_id FROM books WHERE title = 'Eden'"_s), u"3"_s);
        EVENTUALLY_EQUAL(progress(), u"2 saved, the last one “Eden”"_s);
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"NewBookDialog"_s));
        QVERIFY(m_librarian->answers.asked.isEmpty());
    }

    void tabGoesFromTheTitleToTheAuthorToTheButton()
    {
        openNewBook();
        m_librarian->type(u"Solaris 2"_s);
        m_librarian->press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"authorPicker"_s);
        m_librarian->type(u"Nobody Known"_s);
        QVERIFY(!m_librarian->sees(u"authorMatches"_s));
        m_librarian->press(Qt::Key_Tab);

        QCOMPARE(QApplication::focusWidget()->objectName(), u"addButton"_s);
    }

    void theTableShowsWhatWasAdded()
    {
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        openNewBook();
        m_librarian->type(u"The Cyberiad"_s);
        QVERIFY(m_librarian->pickAuthor(u"NewBookDialog/authorPicker"_s, u"lem"_s));
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_librarian->text(u"BookPane/titleEdit"_s), u"The Cyberiad"_s);
        QVERIFY(m_librarian->column().contains(u"The Cyberiad"_s));
    }

    void aNewAuthorIsAddedWithTheBook()
    {
        openNewBook();
        writeBook(u"Valis"_s, u"Philip K. Dick"_s);
        EVENTUALLY_EQUAL(note(), u"“Philip K. Dick” is new and will be added."_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(
            one(u"SELECT a.name FROM books b JOIN authors a ON a.id = b.author_id WHERE title = 'Valis'"_s),
            u"Philip K. Dick"_s);
        EVENTUALLY(m_librarian->column().contains(u"Philip K. Dick"_s));
    }

    void anAuthorOfTheSameNameIsNotAddedAgain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addRow("other letters") << u"karel čapek"_s;
        QTest::addRow("blanks") << u"Karel   Čapek"_s;
    }
    void anAuthorOfTheSameNameIsNotAddedAgain()
    {
        QFETCH(const QString, name);
        openNewBook();
        writeBook(u"Krakatit"_s, name); // Not chosen from the list, and Return at once.
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT author_id FROM books WHERE title = 'Krakatit'"_s), u"2"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void warnsOfANearMatchAndNeverBlocks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addRow("accents") << u"Karel Capek"_s;
        QTest::addRow("order") << u"Čapek, Karel"_s;
        QTest::addRow("a letter") << u"Karel Čapeck"_s;
    }
    void warnsOfANearMatchAndNeverBlocks()
    {
        QFETCH(const QString, name);
        openNewBook();
        writeBook(u"Krakatit"_s, name);
        m_librarian->press(Qt::Key_Return); // Before anything was compared: it is said first.

        EVENTUALLY(note().contains(u"Karel Čapek"_s) && note().contains(u"is new and will be added"_s));
        QCOMPARE(m_librarian->text(u"addButton"_s), u"Add anyway"_s);
        QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"5"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM books WHERE title = 'Krakatit'"_s), u"1"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"6"_s);
    }

    void aPartOfANameIsHardlyANewAuthor()
    {
        openNewBook();
        writeBook(u"Krakatit"_s, u"Lem"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_librarian->text(u"useButton"_s), u"Use “Stanisław Lem”"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
        m_librarian->press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"useButton"_s);
        m_librarian->press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"addButton"_s);
    }

    //! The comparison was there already, below the list of names, and the first Return added the author.
    void aNewAuthorLikeAnotherTakesASecondReturn()
    {
        openNewBook();
        writeBook(u"Krakatit"_s, u"Lem"_s);
        EVENTUALLY(QApplication::activePopupWidget() && note().contains(u"The catalogue has: Stanisław Lem"_s));
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(!QApplication::activePopupWidget());
        QVERIFY(note().contains(u"“Lem” is new and will be added."_s));
        QCOMPARE(m_librarian->text(u"NewBookDialog/titleEdit"_s), u"Krakatit"_s);
        QVERIFY(m_librarian->window().catalogue()->outbox().entries().empty());
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM books WHERE title = 'Krakatit'"_s), u"1"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"6"_s);
    }

    void theButtonThatSaysSoAddsAtOnce()
    {
        openNewAuthor();
        m_librarian->type(u"stanislaw lem"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"addButton"_s), u"Add anyway"_s);
        m_librarian->click(u"addButton"_s);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors"_s), u"6"_s);
    }

    void theNearMatchCanBeUsed()
    {
        openNewBook();
        writeBook(u"Krakatit"_s, u"Karel Capek"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"useButton"_s), u"Use “Karel Čapek”"_s);
        m_librarian->click(u"useButton"_s);
        EVENTUALLY(note().startsWith(u"By Karel Čapek"_s));
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT author_id FROM books WHERE title = 'Krakatit'"_s), u"2"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    //! What is typed stays until the person wants something else.
    void aNameAsLibrariesWriteItIsOffered()
    {
        const QString typed = u"Dick, Philip K. (Philip Kindred), 1928-1982"_s;
        openNewBook();
        writeBook(u"Valis"_s, typed);
        EVENTUALLY_EQUAL(m_librarian->text(u"useButton"_s), u"Use “Philip K. Dick”"_s);
        const QString who = u"1928-1982, also “Philip Kindred Dick”."_s;
        QVERIFY2(note().startsWith(u"This is how libraries write “Philip K. Dick”, "_s + who), qPrintable(note()));
        QCOMPARE(m_librarian->text(u"NewBookDialog/authorPicker"_s), typed);
        m_librarian->click(u"useButton"_s);
        EVENTUALLY(note().startsWith(u"Added with the name: "_s + who));
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT concat_ws('|', a.name, d.born, d.died, d.other_names[1]) FROM books b "
                             "JOIN authors a ON a.id = b.author_id JOIN catalpa.author_details d ON d.author_id = a.id "
                             "WHERE title = 'Valis'"_s),
                         u"Philip K. Dick|1928|1982|Philip Kindred Dick"_s);
    }

    void anAuthorTypedAsLibrariesDoIsFound()
    {
        openNewBook();
        writeBook(u"Krakatit"_s, u"Čapek, Karel, 1890-1938"_s);
        EVENTUALLY(note().contains(u"The catalogue has: Karel Čapek"_s));
        EVENTUALLY_EQUAL(m_librarian->text(u"useButton"_s), u"Use “Karel Čapek”"_s);
    }

    void aNewAuthorGetsTheDatesThatWereTyped()
    {
        openNewAuthor();
        m_librarian->type(u"Dick, Philip K., 1928-1982"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"useButton"_s), u"Use “Philip K. Dick”"_s);
        m_librarian->click(u"useButton"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT concat_ws('|', a.name, d.born, d.died) FROM authors a "
                             "JOIN catalpa.author_details d ON d.author_id = a.id"_s),
                         u"Philip K. Dick|1928|1982"_s);
    }

    void namesakesAreToldApart()
    {
        m_server.sql(m_address, u"INSERT INTO authors (name, country) VALUES ('Karel Čapek', 'SK')"_s);
        openNewBook();
        writeBook(u"Krakatit"_s, u"Karel Čapek"_s);
        EVENTUALLY(note().contains(u"Karel Čapek · AT · 2 books"_s)
                   && note().contains(u"Karel Čapek · SK · 0 books"_s));
    }

    void warnsOfABookThatIsThere()
    {
        openNewBook();
        writeBook(u"r.u.r"_s, u"Karel Čapek"_s);
        EVENTUALLY_EQUAL(note(), u"The catalogue has this book already: “R.U.R.” by “Karel Čapek”."_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM books WHERE author_id = 2"_s), u"3"_s);
    }

    void escapeAsksBeforeItDiscards()
    {
        m_librarian->answers.agrees = false;
        openNewBook();
        m_librarian->type(u"Half a ti"_s);
        m_librarian->press(Qt::Key_Escape);
        QCOMPARE(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->sees(u"NewBookDialog"_s));
        QCOMPARE(m_librarian->text(u"NewBookDialog/titleEdit"_s), u"Half a ti"_s);

        m_librarian->window().close(); // The main window asks, too.
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 2);
        QVERIFY(m_librarian->window().isVisible());

        m_librarian->find(u"NewBookDialog"_s)->activateWindow();
        EVENTUALLY(m_librarian->find(u"NewBookDialog"_s)->isActiveWindow());
        m_librarian->answers.agrees = true;
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"NewBookDialog"_s));
        QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"5"_s);
    }

    void aNewBookBeginsWithTheAuthorInFront()
    {
        m_librarian->clickCell(3, 0);
        m_librarian->click(u"AuthorPane/newBookButton"_s);
        EVENTUALLY(m_librarian->sees(u"NewBookDialog"_s));
        QCOMPARE(m_librarian->text(u"NewBookDialog/authorPicker"_s), u"Stanisław Lem"_s);

        for (const QString &title : {u"Eden"_s, u"Fiasko"_s}) {
            m_librarian->writeLine(u"NewBookDialog/titleEdit"_s, title);
            m_librarian->press(Qt::Key_Return);
            EVENTUALLY_EQUAL(one(u"SELECT author_id FROM books WHERE title = '%1'"_s.arg(title)), u"3"_s);
            EVENTUALLY(progress().contains(title));
        }
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/booksHeading"_s), u"Books (3)"_s);
    }

    void isKeptOffLineAndSavedOnceAfterwards()
    {
        openThrough();
        openNewBook();
        m_proxy->refuse(true);
        m_proxy->cut();
        writeBook(u"Valis"_s, u"Philip K. Dick"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(progress().contains(u"1 kept on this computer, saved when the database answers"_s));
        QVERIFY(!progress().contains(u"Saved"_s));
        QVERIFY(m_librarian->text(u"NewBookDialog/titleEdit"_s).isEmpty());
        m_proxy->refuse(false);

        EVENTUALLY_EQUAL(progress(), u"Saved: “Valis”"_s);
        QCOMPARE(one(u"SELECT count(*) FROM books WHERE title = 'Valis'"_s), u"1"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors WHERE name = 'Philip K. Dick'"_s), u"1"_s);
    }

    //! The dialog once added an author a second time.
    void isAddedOnceWhenTheAnswersAreLost()
    {
        openThrough();
        m_proxy->loseAnswers("INSERT INTO public.authors", 2);
        openNewAuthor();
        m_librarian->type(u"Philip K. Dick"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(progress(), u"Saved: “Philip K. Dick”"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors WHERE name = 'Philip K. Dick'"_s), u"1"_s);
    }

    void addsAnAuthorByKeyboard()
    {
        openNewAuthor();
        QVERIFY(!m_librarian->find(u"addButton"_s)->isEnabled());
        m_librarian->type(u"Božena Němcová"_s);
        m_librarian->press(Qt::Key_Tab);
        m_librarian->type(u"CZ"_s);
        m_librarian->press(Qt::Key_Tab);
        m_librarian->type(u"Babička."_s);
        m_librarian->press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"addButton"_s);
        m_librarian->press(Qt::Key_Space);

        EVENTUALLY_EQUAL(one(u"SELECT name || '|' || country || '|' || bio FROM authors WHERE id = 6"_s),
                         u"Božena Němcová|CZ|Babička."_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Božena Němcová"_s);
        QCOMPARE(m_librarian->column().size(), 6);
        QCOMPARE(m_librarian->table().currentIndex().row(), 4);
        QVERIFY(m_librarian->text(u"NewAuthorDialog/nameEdit"_s).isEmpty());
    }

    void anAuthorTwiceIsSaidBefore()
    {
        openNewAuthor();
        m_librarian->type(u"stanislaw lem"_s);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->text(u"NewAuthorDialog/note"_s).contains(u"Stanisław Lem · PL · 1 book"_s));
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors"_s), u"6"_s);
    }

    void whatIsRefusedComesBackAsTyped()
    {
        m_server.sql(m_address, u"ALTER TABLE authors ADD CHECK (name <> 'Nobody')"_s);
        openNewAuthor();
        m_librarian->type(u"Nobody"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(!m_librarian->text(u"NewAuthorDialog/complaint"_s).isEmpty());
        QCOMPARE(m_librarian->text(u"NewAuthorDialog/nameEdit"_s), u"Nobody"_s);
        EVENTUALLY(m_librarian->window().catalogue()->outbox().entries().empty());
        m_librarian->press(Qt::Key_Escape);

        EVENTUALLY(!m_librarian->sees(u"NewAuthorDialog"_s));
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void samplesAreAskedAboutWhereOthersSeeThem()
    {
        m_librarian->answers.agrees = false;
        m_librarian->window().findChild<QAction *>(u"sampleAction"_s)->trigger();
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        const ui::Question &question = m_librarian->answers.asked.first();
        QVERIFY2(question.text.contains(u"400 authors"_s) && question.text.contains(u"1,350 books"_s),
                 qPrintable(question.text));
        QVERIFY(question.consequences.contains(u"Undo takes all of it back"_s));
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"5"_s);

        m_librarian->answers.agrees = true;
        m_librarian->window().findChild<QAction *>(u"sampleAction"_s)->trigger();
        EVENTUALLY(one(u"SELECT count(*) FROM authors"_s).toInt() > 390);
    }

    void samplesAreOneStepOfUndo()
    {
        const auto *undo = m_librarian->window().findChild<QAction *>(u"undoAction"_s);
        m_librarian->window().findChild<QAction *>(u"sampleAction"_s)->trigger();
        EVENTUALLY(undo->isEnabled());
        QCOMPARE(undo->text(), u"&Undo: adding of sample books"_s);
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors"_s), u"5"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
        QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"5"_s);
        EVENTUALLY(m_librarian->window().findChild<QAction *>(u"redoAction"_s)->isEnabled());
    }

    void whatTakesLongWithSamplesIsTold()
    {
        const auto *undo = m_librarian->window().findChild<QAction *>(u"undoAction"_s);
        const auto *redo = m_librarian->window().findChild<QAction *>(u"redoAction"_s);
        auto lock = holdAuthors();
        m_librarian->window().findChild<QAction *>(u"sampleAction"_s)->trigger();
        EVENTUALLY_EQUAL(m_librarian->banner(), u"Adding sample books…"_s);
        lock.reset();
        EVENTUALLY(undo->isEnabled());
        QCOMPARE(m_librarian->banner(), QString());

        lock = holdAuthors();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->banner(), u"Taking back the adding of sample books…"_s);
        lock.reset();
        EVENTUALLY(redo->isEnabled());
        QCOMPARE(m_librarian->banner(), QString());

        lock = holdAuthors();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY_EQUAL(m_librarian->banner(), u"Bringing back the adding of sample books…"_s);
        lock.reset();
        EVENTUALLY(one(u"SELECT count(*) FROM authors"_s).toInt() > 390);
        EVENTUALLY_EQUAL(m_librarian->banner(), QString());
    }

private:
    void openThrough()
    {
        m_librarian.reset();
        m_proxy = std::make_unique<FaultProxy>(m_server.overTcp(m_address));
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_proxy->address());
    }
    void openNewBook() { open(Qt::ControlModifier, u"NewBookDialog"_s); }
    void openNewAuthor() { open(Qt::ControlModifier | Qt::ShiftModifier, u"NewAuthorDialog"_s); }
    void open(Qt::KeyboardModifiers modifiers, const QString &dialog)
    {
        m_librarian->press(Qt::Key_N, modifiers);
        EVENTUALLY(m_librarian->sees(dialog) && m_librarian->find(dialog)->isActiveWindow());
        m_dialog = dialog;
    }
    void writeBook(const QString &title, const QString &author) const
    {
        m_librarian->type(title);
        m_librarian->press(Qt::Key_Tab);
        m_librarian->type(author);
    }
    //! Nobody can write authors until what is answered is gone.
    std::unique_ptr<db::Executor> holdAuthors() const
    {
        auto other = std::make_unique<db::Executor>(m_address);
        for (const QByteArray statement : {"BEGIN", "LOCK TABLE public.authors IN SHARE MODE"}) {
            if (!other->runOnce([statement](db::Session &session) { return session.run(statement); }).result())
                qFatal("There is no lock");
        }
        return other;
    }
    QString note() const { return m_librarian->text(m_dialog + u"/note"_s); }
    QString progress() const { return m_librarian->text(m_dialog + u"/progress"_s); }
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Librarian> m_librarian;
    QString m_dialog;
};

CATALPA_TEST(RecordsTest)
#include "tst_records.moc"
