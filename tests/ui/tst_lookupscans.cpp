// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lookupdesk.h"
#include "support/testregistry.h"
#include "ui/widgets/theme.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! A person scans a pile of books, and nothing that was scanned is lost without having been told.
class LookUpScansTest final : public QObject, private LookUpDesk {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        openLookUp();
    }
    void cleanup() { m_librarian.reset(); }

    void keepsANumberWithAWrongCheckDigitInABurst()
    {
        scan({u"9780306406157"_s, u"9780306406158"_s, u"9780804429573"_s, u"9780306406158"_s, u"9780151235230"_s});

        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"No ISBN"_s, u"Found"_s, u"Found"_s}));
        QCOMPARE(summary(), u"3 found, 1 no ISBN."_s);
        QCOMPARE(m_sru->questions().size(), 3);
        select(1);
        EVENTUALLY(text().contains(u"“9780306406158” is no ISBN: its check digit is wrong"_s));
    }

    void takesSeveralNumbersThatArePastedAtOnce()
    {
        QGuiApplication::clipboard()->setText(u"9780306406157\n0-8044-2957-X; 9780306406158"_s);
        m_librarian->press(QKeySequence::Paste);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"Found"_s, u"No ISBN"_s}));
        QVERIFY(banner().contains("its check digit is wrong"_L1));
    }

    void takesNoNumberForAWord()
    {
        scan({u"krakatit 9780804429573"_s});

        EVENTUALLY(banner().contains("but not both at once"_L1));
        QCOMPARE(column(State), QStringList());
        QCOMPARE(m_sru->questions(), QStringList());
    }

    void triesAgainAtTheTargetThatIsChosenThen()
    {
        askAt(u"z3950://127.0.0.1:%1/x"_s.arg(freePort()));
        scan({u"9780306406157"_s, u"9780804429573"_s});
        EVENTUALLY_EQUAL(column(State), QStringList({u"No answer"_s, u"Waiting"_s}));
        askAt(m_sru->address());

        scan({u"9780151235230"_s}); // What waits goes with it.
        EVENTUALLY_EQUAL(column(State), QStringList({u"No answer"_s, u"Found"_s, u"Found"_s}));
        QCOMPARE(m_librarian->text(u"goOnButton"_s), u"Try a&gain"_s);
        m_librarian->press(Qt::Key_G, Qt::AltModifier);

        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"Found"_s, u"Found"_s}));
        QVERIFY(!m_librarian->sees(u"goOnButton"_s));
        QVERIFY(m_librarian->the<QLineEdit>(u"lookUpLine"_s).hasFocus());
    }

    void asksAnUnansweredNumberAgainWhenItIsScannedAgain()
    {
        askAt(u"z3950://127.0.0.1:%1/x"_s.arg(freePort()));
        scan({u"9780306406157"_s});
        EVENTUALLY_EQUAL(column(State), QStringList{u"No answer"_s});
        askAt(m_sru->address());

        scan({u"978-0-306-40615-7"_s});

        EVENTUALLY_EQUAL(column(State), QStringList{u"Found"_s});
    }

    void asksBeforeAnythingScannedIsLost_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("consequence");
        QTest::newRow("found") << u"sru"_s << u"9780306406157"_s << u"Found"_s << u"1 found"_s;
        QTest::newRow("by words") << u"sru"_s << u"krakatit"_s << u"Found"_s << u"1 found"_s;
        QTest::newRow("another") << u"lies"_s << u"9780306406157"_s << u"Another ISBN"_s << u"1 with another ISBN"_s;
        QTest::newRow("nowhere") << u"sru"_s << u"9791090636071"_s << u"Not found"_s << u"1 not found"_s;
        QTest::newRow("no answer") << u"unavailable"_s << u"9780306406157"_s << u"No answer"_s
                                   << u"1 without an answer"_s;
        QTest::newRow("words without an answer")
            << u"unavailable"_s << u"krakatit"_s << u"No answer"_s << u"1 without an answer"_s;
    }
    void asksBeforeAnythingScannedIsLost()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, typed);
        QFETCH(const QString, state);
        QFETCH(const QString, consequence);
        askAt(m_sru->address(path));
        scan({typed});
        EVENTUALLY_EQUAL(column(State).value(0), state);
        m_librarian->answers.agrees = false;

        m_librarian->press(Qt::Key_Escape);

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        const ui::Question question = m_librarian->answers.asked.first();
        QVERIFY2(question.consequences.contains(consequence), qPrintable(question.consequences));
        QVERIFY(question.dangerous); // "Keep looking" is what Return presses.
        QVERIFY(m_librarian->sees(u"LookUpDialog"_s));
    }

    void tellsAWrongNumberOnceAndClosesWithoutAQuestion()
    {
        scan({u"9780306406158"_s, u"978-0-306-40615-8"_s});

        EVENTUALLY_EQUAL(column(State), QStringList{u"No ISBN"_s});
        QVERIFY(banner().contains("its check digit is wrong"_L1));
        QCOMPARE(text(), QString());
        m_librarian->click(u"LookUpDialog/closeButton"_s); // Of the banner.
        EVENTUALLY(text().contains("its check digit is wrong"_L1));
        m_librarian->the<QLineEdit>(u"lookUpLine"_s).setFocus();

        close();

        QVERIFY(m_librarian->answers.asked.isEmpty());
    }

    void asksForANumberOnceAndSaysSo()
    {
        scan({u"9780306406157"_s});
        EVENTUALLY_EQUAL(column(State), QStringList{u"Found"_s});
        QCOMPARE(banner(), QString());

        scan({u"0-306-40615-2"_s});

        EVENTUALLY_EQUAL(banner(), u"“0-306-40615-2” is in the list already: it is looked up once."_s);
        QCOMPARE(column(State), QStringList{u"Found"_s});
        QCOMPARE(m_sru->questions().size(), 1);
    }

    void readsANumberAsItIsPrintedAndInWideDigits()
    {
        scan({u"ISBN-13: 978-0-306-40615-7 (pbk.)"_s, u"９７８０８０４４２９５７３"_s, u"4006381333931"_s});

        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"Found"_s, u"No ISBN"_s}));
        QCOMPARE(column(Asked), QStringList({u"978-0-306-40615-7"_s, u"9780804429573"_s, u"4006381333931"_s}));
        QVERIFY(banner().contains("it begins neither with 978 nor with 979"_L1));
    }

    void hasCellsBelowTheTitlesOfTheirColumns()
    {
        ui::theme::apply(*qApp, ui::theme::Appearance::Light);
        scan({u"9780306406157"_s});
        EVENTUALLY_EQUAL(column(State), QStringList{u"Found"_s});
        auto &table = m_librarian->the<QTableView>(u"lookUpTable"_s);
        table.clearSelection();
        for (int column = 0; column < 3; ++column) {
            const QRect title(table.columnViewportPosition(column), 0, table.columnWidth(column),
                              table.horizontalHeader()->height());
            const QRect cell = table.visualRect(table.model()->index(0, column));
            const int above = firstInk(table.horizontalHeader()->viewport()->grab(title).toImage());
            const int below = firstInk(table.viewport()->grab(cell).toImage());
            QVERIFY2(qAbs(above - below) <= 2, qPrintable(u"%1 and %2"_s.arg(above).arg(below)));
        }
    }

    void closesWithoutAQuestionWhenAllIsThere()
    {
        scan({u"9780156027601"_s, u"krakatit"_s});
        EVENTUALLY_EQUAL(column(State), QStringList({u"Already here"_s, u"Found"_s}));
        m_librarian->press(Qt::Key_A, Qt::AltModifier);
        EVENTUALLY_EQUAL(column(State), QStringList({u"Already here"_s, u"Added"_s}));

        close();

        QVERIFY(m_librarian->answers.asked.isEmpty());
    }

    void saysWhichBookIsHere()
    {
        scan({u"9780156027601"_s});

        EVENTUALLY_EQUAL(column(State), QStringList{u"Already here"_s});
        QCOMPARE(column(Title), QStringList{u"Solaris"_s});
        QCOMPARE(text(), u"The catalogue has “Solaris” by Stanisław Lem with this ISBN, so nobody was asked."_s);
        QVERIFY(!isReady(u"addBookButton"_s));
    }

    void keepsWhatIsScannedForAnUnknownTarget()
    {
        askAt(u"nowhere"_s);
        scan({u"9780306406157"_s, u"9780804429573"_s});

        EVENTUALLY_EQUAL(column(State), QStringList({u"No answer"_s, u"No answer"_s}));
        QVERIFY2(banner().contains("Choose one of these: Library of Congress, K10plus, "_L1), qPrintable(banner()));
        QCOMPARE(m_librarian->text(u"LookUpDialog/protection"_s), QString());
        QVERIFY(!text().contains("nowhere"_L1));
        QCOMPARE(m_librarian->everythingToBeRead().count("k10plus"_L1), 0);

        askAt(m_sru->address());
        m_librarian->press(Qt::Key_G, Qt::AltModifier);
        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"Found"_s}));
        QCOMPARE(banner(), QString());
    }

    void staysAsWideAsItWas()
    {
        const QWidget *dialog = m_librarian->find(u"LookUpDialog"_s);
        const int before = dialog->width();
        scan({u"9780306406157"_s, u"9780156027601"_s, u"9791090636071"_s, u"9780306406158"_s});
        EVENTUALLY_EQUAL(summary(), u"1 found, 1 not found, 1 already here, 1 no ISBN."_s);
        m_librarian->press(Qt::Key_O, Qt::AltModifier);
        EVENTUALLY(summary().contains("1 added"_L1));
        askAt(m_sru->address(u"lies"_s));
        scan({u"9780804429573"_s});
        EVENTUALLY(summary().contains("1 with another ISBN"_L1));
        askAt(u"z3950://127.0.0.1:%1/x"_s.arg(freePort()));
        scan({u"9780804429573"_s, u"9780151235230"_s});
        EVENTUALLY(banner().contains("cannot be reached"_L1));

        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(dialog->width(), before);
        QVERIFY2(dialog->minimumSizeHint().width() <= before, qPrintable(summary()));
    }

    void hasRoomForIsbnsAndStates()
    {
        scan({u"978-0-306-40615-7"_s});
        EVENTUALLY_EQUAL(column(State), QStringList{u"Found"_s});
        askAt(m_sru->address(u"lies"_s));
        scan({u"978-0-8044-2957-3"_s, u"978-0-15-602760-1"_s});
        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"Another ISBN"_s, u"Already here"_s}));

        const QAbstractItemView &cells = m_librarian->the<QTableView>(u"lookUpTable"_s);
        const auto &table = m_librarian->the<QTableView>(u"lookUpTable"_s);
        for (const int column : {int(Asked), int(State)})
            QVERIFY2(cells.sizeHintForColumn(column) <= table.columnWidth(column), qPrintable(QString::number(column)));
        const QHeaderView *titles = table.horizontalHeader();
        for (int column = 0; column < titles->count(); ++column)
            QVERIFY2(titles->sectionSizeHint(column) <= titles->sectionSize(column),
                     qPrintable(QString::number(column)));
    }

private:
    //! How far from the left something is drawn.
    static int firstInk(const QImage &picture)
    {
        const QRgb ground = picture.pixel(1, 2);
        for (int x = 1; x < picture.width(); ++x) {
            for (int y = 2; y < picture.height() - 3; ++y) {
                if (qAbs(qGray(picture.pixel(x, y)) - qGray(ground)) > 60)
                    return x;
            }
        }
        return -1;
    }

    void select(int row) const { m_librarian->the<QTableView>(u"lookUpTable"_s).selectRow(row); }
};

CATALPA_TEST(LookUpScansTest)

#include "tst_lookupscans.moc"
