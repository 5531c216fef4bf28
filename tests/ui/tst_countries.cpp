// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/table/catalogueview.h"
#include "ui/widgets/banner.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! A country is typed by code or by name: in the cell, in the form and in the dialog.
class CountriesTest : public QObject {
    Q_OBJECT

    // Rows by name: 0 Karel Čapek, 1 Åsa Larsson, 2 Ursula K. Le Guin, 3 Stanisław Lem, 4 Zadie Smith.
    static constexpr int country = 2;

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup()
    {
        m_librarian->answers = {}; // What still stands in a field is kept.
        m_librarian.reset();
    }

    void aNameIsRecordedAsACode_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addRow("cell") << u"cell"_s;
        QTest::addRow("form") << u"form"_s;
        QTest::addRow("dialog") << u"dialog"_s;
    }
    void aNameIsRecordedAsACode()
    {
        QFETCH(const QString, place);

        enter(place, u"Nigeria"_s);

        EVENTUALLY_EQUAL(stored(place), u"NG"_s);
        QVERIFY(m_librarian->answers.asked.isEmpty());
    }

    void aCountryIsChosenFromThoseThatFit_data() { aNameIsRecordedAsACode_data(); }
    void aCountryIsChosenFromThoseThatFit()
    {
        QFETCH(const QString, place);

        begin(place, u"nige"_s);
        EVENTUALLY(matches());
        QCOMPARE(matches()->topLevelItemCount(), 2);
        QCOMPARE(matches()->topLevelItem(1)->text(1), u"Nigeria"_s);
        m_librarian->press(Qt::Key_Down);
        m_librarian->press(Qt::Key_Down);
        m_librarian->press(Qt::Key_Return);
        if (place != u"cell"_s)
            m_librarian->press(Qt::Key_Return); // In the form the first one chooses.

        EVENTUALLY_EQUAL(stored(place), u"NG"_s);
        QVERIFY(!matches());
    }

    void theOnlyOneThatFitsIsTaken()
    {
        enter(u"cell"_s, u"nigeri"_s);

        EVENTUALLY_EQUAL(stored(u"cell"_s), u"NG"_s);
    }

    void aTextThatIsNoCountryIsAskedAbout_data() { aNameIsRecordedAsACode_data(); }
    void aTextThatIsNoCountryIsAskedAbout()
    {
        QFETCH(const QString, place);

        enter(place, u"Atlantis"_s); // The answer is: Keep it as it is.

        QCOMPARE(m_librarian->answers.asked.size(), 1);
        QCOMPARE(m_librarian->answers.asked.first().text, u"“Atlantis” is no country that Catalpa knows."_s);
        QCOMPARE(m_librarian->answers.asked.first().confirm, u"Keep it as it is"_s);
        QCOMPARE(m_librarian->answers.asked.first().decline, u"Change it"_s);
        EVENTUALLY_EQUAL(stored(place), u"Atlantis"_s);
        if (place != u"dialog"_s) {
            const auto *undo = m_librarian->window().findChild<QAction *>(u"undoAction"_s);
            EVENTUALLY_EQUAL(undo->text(), u"&Undo: country of Karel Čapek"_s);
        }
    }

    void whatIsToBeChangedCanBeChanged_data() { aNameIsRecordedAsACode_data(); }
    void whatIsToBeChangedCanBeChanged()
    {
        QFETCH(const QString, place);
        m_librarian->answers.agrees = false;
        const QString before = stored(place);

        enter(place, u"Atlantis"_s);

        QCOMPARE(m_librarian->answers.asked.size(), 1);
        EVENTUALLY_EQUAL(line() ? line()->selectedText() : QString(), u"Atlantis"_s);
        QCOMPARE(stored(place), before);
        m_librarian->type(u"gr"_s);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(stored(place), u"GR"_s);
    }

    void whoGoesOnToAnotherEntryIsAskedAboutTheOneBefore()
    {
        m_librarian->answers.agrees = false;
        begin(u"form"_s, u"Atlantis"_s);

        m_librarian->clickCell(3, 0);

        EVENTUALLY_EQUAL(line() ? line()->selectedText() : QString(), u"Atlantis"_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Karel Čapek"_s);
        QCOMPARE(stored(u"form"_s), u"AT"_s);
    }

    void isAskedAsSoonAsTheFieldIsLeft_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addRow("form") << u"form"_s;
        QTest::addRow("dialog") << u"dialog"_s;
    }
    void isAskedAsSoonAsTheFieldIsLeft()
    {
        QFETCH(const QString, place);

        begin(place, u"Atlantis"_s);
        m_librarian->press(Qt::Key_Tab);
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QCoreApplication::processEvents(); // The answer.
        m_librarian->press(Qt::Key_Backtab, Qt::ShiftModifier);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(stored(place), u"Atlantis"_s);
        QCOMPARE(m_librarian->answers.asked.size(), 1); // It was answered.
    }

    //! The question does not take the click from the button for which the field is left.
    void aButtonThatIsPressedDoesWhatItSays_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("recorded");
        QTest::addColumn<int>("questions");
        QTest::addRow("Save") << u"form"_s << u"AuthorPane/saveButton"_s << u"Atlantis"_s << 1;
        QTest::addRow("Revert") << u"form"_s << u"AuthorPane/revertButton"_s << u"AT"_s << 0;
        QTest::addRow("Add") << u"dialog"_s << u"NewAuthorDialog/addButton"_s << u"Atlantis"_s << 1;
        QTest::addRow("Close") << u"dialog"_s << u"NewAuthorDialog/closeButton"_s << u""_s << 1; // Discard?
    }
    void aButtonThatIsPressedDoesWhatItSays()
    {
        QFETCH(const QString, place);
        QFETCH(const QString, button);
        QFETCH(const QString, recorded);
        QFETCH(const int, questions);
        begin(place, u"Atlantis"_s);
        QWidget *pressed = m_librarian->find(button);

        QTest::mousePress(pressed, Qt::LeftButton);
        QCoreApplication::processEvents();
        QVERIFY(m_librarian->answers.asked.isEmpty());
        QTest::mouseRelease(pressed, Qt::LeftButton);

        EVENTUALLY_EQUAL(stored(place), recorded);
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), questions);
        EVENTUALLY_EQUAL(m_librarian->sees(u"NewAuthorDialog"_s), button.endsWith("addButton"_L1));
        EVENTUALLY(place != u"form"_s || !m_librarian->find(button)->isEnabled());
    }

    void aButtonOfTheBannerIsPressedFromACell()
    {
        bool isPressed = false;
        m_librarian->window().catalogue()->banner()->tell(ui::Banner::Tone::Information, u"Something."_s, u"Do it"_s,
                                                          [&isPressed] { isPressed = true; });
        begin(u"cell"_s, u"Atlantis"_s);
        QWidget *pressed = m_librarian->find(u"Banner/actionButton"_s);

        QTest::mousePress(pressed, Qt::LeftButton);
        QCoreApplication::processEvents();
        QVERIFY(m_librarian->answers.asked.isEmpty());
        QTest::mouseRelease(pressed, Qt::LeftButton);

        QVERIFY(isPressed);
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        EVENTUALLY_EQUAL(stored(u"cell"_s), u"Atlantis"_s);
    }

    void isAskedBeforeTheWindowCloses_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("isMeant");
        for (const QString &place : {u"cell"_s, u"form"_s}) {
            QTest::addRow("%s, kept", qPrintable(place)) << place << true;
            QTest::addRow("%s, changed", qPrintable(place)) << place << false;
        }
    }
    void isAskedBeforeTheWindowCloses()
    {
        QFETCH(const QString, place);
        QFETCH(const bool, isMeant);
        m_librarian->answers.agrees = isMeant;
        const QString before = stored(place);
        begin(place, u"Atlantis"_s);

        m_librarian->window().close();

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QCOMPARE(m_librarian->answers.asked.first().text, u"“Atlantis” is no country that Catalpa knows."_s);
        if (isMeant) {
            EVENTUALLY(!m_librarian->window().isVisible());
            QCOMPARE(stored(place), u"Atlantis"_s);
        } else {
            EVENTUALLY_EQUAL(line() ? line()->selectedText() : QString(), u"Atlantis"_s);
            QVERIFY(m_librarian->window().isVisible());
            QCOMPARE(stored(place), before);
        }
        QCOMPARE(m_librarian->answers.asked.size(), 1);
    }

    void isAskedBeforeAnotherCatalogueIsChosen_data() { isAskedBeforeTheWindowCloses_data(); }
    void isAskedBeforeAnotherCatalogueIsChosen()
    {
        QFETCH(const QString, place);
        QFETCH(const bool, isMeant);
        m_librarian->answers.agrees = isMeant;
        const QString before = stored(place);
        begin(place, u"Atlantis"_s);

        m_librarian->press(QKeySequence::Open);

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        if (!isMeant)
            EVENTUALLY_EQUAL(line() ? line()->selectedText() : QString(), u"Atlantis"_s);
        EVENTUALLY_EQUAL(stored(place), isMeant ? u"Atlantis"_s : before);
        EVENTUALLY_EQUAL(m_librarian->sees(u"ConnectPage"_s), isMeant);
        m_librarian->press(Qt::Key_Escape); // Back to the catalogue, or out of the field.
        EVENTUALLY(!m_librarian->sees(u"ConnectPage"_s));
        QVERIFY(m_librarian->window().catalogue());
    }

    void isAskedBeforeSomethingElseIsBegun_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        const Qt::KeyboardModifiers control = Qt::ControlModifier;
        for (const QString &place : {u"cell"_s, u"form"_s}) {
            QTest::addRow("%s, print", qPrintable(place)) << place << Qt::Key_P << control;
            QTest::addRow("%s, look up", qPrintable(place)) << place << Qt::Key_L << control;
            QTest::addRow("%s, export", qPrintable(place)) << place << Qt::Key_X << (control | Qt::ShiftModifier);
            QTest::addRow("%s, change many", qPrintable(place)) << place << Qt::Key_E << (control | Qt::ShiftModifier);
        }
    }
    void isAskedBeforeSomethingElseIsBegun()
    {
        QFETCH(const QString, place);
        QFETCH(const Qt::Key, key);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        m_librarian->answers.agrees = false;
        const QString before = stored(place);
        begin(place, u"Atlantis"_s);

        m_librarian->press(key, modifiers);

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        EVENTUALLY_EQUAL(line() ? line()->selectedText() : QString(), u"Atlantis"_s);
        QCOMPARE(stored(place), before);
    }

    //! As when the system ends the session.
    void isRecordedWhereNobodyCanAnswer()
    {
        m_librarian->answers.holds = true;
        enter(u"cell"_s, u"Atlantis"_s);
        QCOMPARE(m_librarian->answers.asked.size(), 1);

        QCOMPARE(m_librarian->window().catalogue()->finishEditing(), QString());

        EVENTUALLY_EQUAL(stored(u"cell"_s), u"Atlantis"_s);
    }

    void whatIsPastedIsAskedAbout()
    {
        m_librarian->answers.agrees = false;
        QGuiApplication::clipboard()->setText(u"Nowhere"_s);
        m_librarian->clickCell(0, country);
        m_librarian->press(QKeySequence::Paste);

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        EVENTUALLY_EQUAL(line() ? line()->text() : QString(), u"Nowhere"_s);
        QCOMPARE(stored(u"cell"_s), u"AT"_s);
    }

    void whatIsRecordedAlreadyIsLeftAlone()
    {
        m_server.sql(m_address, u"UPDATE authors SET country = 'Bohemia' WHERE id = 2"_s);
        m_librarian->press(Qt::Key_F5);
        EVENTUALLY_EQUAL(m_librarian->column(country).value(0), u"Bohemia"_s);

        m_librarian->clickCell(0, country);
        m_librarian->press(Qt::Key_F2);
        m_librarian->press(Qt::Key_Return);
        m_librarian->press(Qt::Key_Up);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/countryEdit"_s), u"Bohemia"_s);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"Karel"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT name || country FROM authors WHERE id = 2"_s),
                         u"KarelBohemia"_s);
        QVERIFY(m_librarian->answers.asked.isEmpty());
    }

private:
    //! Types a country, in the end without leaving the field.
    void begin(const QString &place, const QString &text)
    {
        if (place == u"cell"_s) {
            m_librarian->clickCell(0, country);
            m_librarian->type(text);
        } else if (place == u"form"_s) {
            m_librarian->clickCell(0, 0);
            m_librarian->writeLine(u"AuthorPane/countryEdit"_s, text);
        } else {
            m_librarian->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
            EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s));
            m_librarian->writeLine(u"NewAuthorDialog/nameEdit"_s, u"Somebody"_s);
            m_librarian->writeLine(u"NewAuthorDialog/countryEdit"_s, text);
        }
    }
    void enter(const QString &place, const QString &text)
    {
        begin(place, text);
        m_librarian->press(Qt::Key_Return);
    }
    QString stored(const QString &place) const
    {
        return m_server.sql(m_address,
                            place == u"dialog"_s ? u"SELECT country FROM authors WHERE name = 'Somebody'"_s
                                                 : u"SELECT country FROM authors WHERE id = 2"_s);
    }
    QTreeWidget *matches() const { return qobject_cast<QTreeWidget *>(m_librarian->find(u"countryMatches"_s)); }
    static QLineEdit *line() { return qobject_cast<QLineEdit *>(QApplication::focusWidget()); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(CountriesTest)
#include "tst_countries.moc"
