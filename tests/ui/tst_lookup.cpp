// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lookupdesk.h"
#include "support/stallmeter.h"
#include "support/testregistry.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! A person looks books up with the menu Catalogue, and scans some.
class LookUpTest final : public QObject, private LookUpDesk {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_librarian.reset(); }

    void addsABookThatWasFoundOverZ3950()
    {
        const TestZ3950Server server;
        openLookUp();
        askAt(server.address());

        m_librarian->type(u"3"_s);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(column(State).size(), 3);
        QCOMPARE(column(Title).first(), u"How to program a computer"_s);
        EVENTUALLY(text().contains("Place: Penguin"_L1));
        QVERIFY(!isReady(u"addAllButton"_s)); // Nothing was found by its ISBN.

        m_librarian->press(Qt::Key_A, Qt::AltModifier);

        EVENTUALLY(banner().contains("Added: 1 book."_L1));
        QCOMPARE(column(State), QStringList({u"Added"_s, u"Found"_s, u"Found"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT place FROM catalpa.book_details WHERE place LIKE 'Peng%'"_s),
                 u"Penguin"_s);
        close();
        EVENTUALLY(m_librarian->column().contains(u"Jack Collins"_s));
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(books(), 5);
    }

    //! A scanner types a number and presses Return, whatever the window is doing.
    void takesABurstOfScans()
    {
        openLookUp();
        StallMeter stalls;

        for (const QString &isbn :
             {u"9780306406157"_s, u"9780804429573"_s, u"9791090636071"_s, u"9780156027601"_s, u"9780306406157"_s}) {
            m_librarian->type(isbn);
            m_librarian->press(Qt::Key_Return);
            QVERIFY(m_librarian->the<QLineEdit>(u"lookUpLine"_s).text().isEmpty());
        }

        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"Found"_s, u"Not found"_s, u"Already here"_s}));
        QCOMPARE(m_sru->questions().size(), 3); // What is here is asked of nobody.
        QCOMPARE(m_librarian->text(u"LookUpDialog/summary"_s), u"2 found, 1 not found, 1 already here."_s);
        QCOMPARE(m_librarian->text(u"addAllButton"_s), u"Add all f&ound (2)"_s);

        m_librarian->press(Qt::Key_O, Qt::AltModifier);

        EVENTUALLY(banner().contains("Added: 2 books."_L1));
        QVERIFY2(stalls.longest() < 100, qPrintable(QString::number(stalls.longest())));
        QCOMPARE(column(State), QStringList({u"Added"_s, u"Added"_s, u"Not found"_s, u"Already here"_s}));
        QCOMPARE(books(), 7);
        close();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(books(), 5);
    }

    void asksTheSameWordsOnce()
    {
        openLookUp();
        m_librarian->type(u"karel"_s);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"Found"_s}));

        m_librarian->press(Qt::Key_Return);
        m_librarian->the<QTableView>(u"lookUpTable"_s).setFocus();
        m_librarian->press(Qt::Key_Return);

        QCOMPARE(column(State), QStringList({u"Found"_s, u"Found"_s}));
        QCOMPARE(m_sru->questions().size(), 1);
    }

    void saysWhatCannotBeLookedUp()
    {
        openLookUp();

        m_librarian->type(u"9780306406158"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(banner().contains("its check digit is wrong"_L1));
        m_librarian->type(u"9780306406157"_s); // Over what is wrong.
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(column(State), QStringList({u"No ISBN"_s, u"Found"_s}));
        QCOMPARE(m_librarian->text(u"LookUpDialog/summary"_s), u"1 found, 1 no ISBN."_s);
        QCOMPARE(
            m_librarian->the<QTableView>(u"lookUpTable"_s).model()->index(0, State).data(Qt::ToolTipRole).toString(),
            u"“9780306406158” is no ISBN: its check digit is wrong. Compare it with the book."_s);
    }

    void keepsWhatWaitsWhileATargetDoesNotAnswer()
    {
        openLookUp();
        askAt(u"z3950://127.0.0.1:%1/x"_s.arg(freePort()));
        for (const QString &isbn : {u"9780306406157"_s, u"9780804429573"_s}) {
            m_librarian->type(isbn);
            m_librarian->press(Qt::Key_Return);
        }

        EVENTUALLY(banner().contains("cannot be reached"_L1));
        EVENTUALLY_EQUAL(column(State), QStringList({u"No answer"_s, u"Waiting"_s}));
        m_librarian->answers.agrees = false;
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->answers.asked.first().consequences.contains("1 waiting"_L1));
        QVERIFY(m_librarian->sees(u"LookUpDialog"_s));
    }

    void stopsAndGoesOn()
    {
        openLookUp();
        askAt(m_sru->address(u"slow"_s));
        m_librarian->type(u"9780306406157"_s);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(m_sru->questions().size(), 1);
        QCOMPARE(column(State), QStringList{u"Looking…"_s});

        m_librarian->press(Qt::Key_S, Qt::AltModifier);
        EVENTUALLY_EQUAL(column(State), QStringList{u"Waiting"_s});
        QVERIFY(!m_librarian->sees(u"stopLookUpButton"_s));
        m_librarian->press(Qt::Key_G, Qt::AltModifier);
        EVENTUALLY_EQUAL(m_sru->questions().size(), 2);
        m_sru->release();

        EVENTUALLY_EQUAL(column(State), QStringList{u"Found"_s});
    }

    void addsProbableDoublesOnlyWhenAsked()
    {
        openLookUp();
        m_librarian->type(u"9780151235230"_s); // Solaris by Stanislav Lem.
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(isReady(u"addAllButton"_s));
        m_librarian->press(Qt::Key_O, Qt::AltModifier);
        EVENTUALLY(banner().contains("Probably here already"_L1));
        QCOMPARE(books(), 5);

        m_librarian->click(u"LookUpDialog/actionButton"_s);

        EVENTUALLY(banner().contains("Added: 1 book."_L1));
        QCOMPARE(books(), 6);
    }

    void addsNothingByAnotherNumber()
    {
        openLookUp();
        askAt(m_sru->address(u"lies"_s));
        m_librarian->type(u"9780306406157"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(column(State), QStringList{u"Another ISBN"_s});
        QVERIFY(!isReady(u"addAllButton"_s));
        QVERIFY(text().contains("another ISBN"_L1));
    }

    void remembersTheTargetAndSaysWhatIsProtected()
    {
        openLookUp();
        QCOMPARE(m_librarian->the<QComboBox>(u"targetCombo"_s).currentText(), m_sru->address());
        QVERIFY(m_librarian->text(u"LookUpDialog/protection"_s).contains("on this computer"_L1));

        askAt(u"Library of Congress"_s);
        QVERIFY(m_librarian->text(u"LookUpDialog/protection"_s).contains("not encrypted"_L1));
        askAt(u"dnb"_s);
        QVERIFY(m_librarian->text(u"LookUpDialog/protection"_s).contains("is encrypted"_L1));
    }
};

CATALPA_TEST(LookUpTest)

#include "tst_lookup.moc"
