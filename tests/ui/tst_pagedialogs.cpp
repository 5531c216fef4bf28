// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/statistics/barlist.h"
#include "ui/table/catalogueview.h"
#include "ui/transfer/transfercontroller.h"

#include <QtGui/QAction>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using namespace catalpa::ui;

//! A dialog is open while the page of the catalogue is made anew, as after migrations or when the connection is
//! replaced: what a person has chosen in it stays, and it goes on with the page that is there now.
class PageDialogsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        one(u"INSERT INTO authors (name, bio) VALUES ('Capek, Karel', 'Of robots.')"_s);
        m_librarian = std::make_unique<Librarian>();
    }
    void cleanup() { m_librarian.reset(); }

    void theHistoryKeepsItsPlaceAndGivesValuesBack()
    {
        one(u"UPDATE authors SET country = 'CZ' WHERE name = 'Karel Čapek'"_s);
        one(u"UPDATE authors SET bio = 'Of newts.' WHERE name = 'Karel Čapek'"_s);
        openHistory();
        EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s), 4);
        m_librarian->press(Qt::Key_Down); // The country.

        makePageAnew();
        m_librarian->find(u"HistoryDialog"_s)->activateWindow();
        EVENTUALLY(isReady(u"restoreValueButton"_s));
        QCOMPARE(sentence(u"HistoryDialog"_s), QString());
        QCOMPARE(list(u"HistoryDialog"_s).currentIndex().row(), 1);
        m_librarian->press(Qt::Key_R, Qt::AltModifier);

        EVENTUALLY_EQUAL(sentence(u"HistoryDialog"_s), u"It is saved."_s);
        QCOMPARE(one(u"SELECT country FROM authors WHERE name = 'Karel Čapek'"_s), u"AT"_s);
    }

    void theHistorySaysWhatBecomesOfAnEditThatWasOnItsWay()
    {
        one(u"UPDATE authors SET country = 'CZ' WHERE name = 'Karel Čapek'"_s);
        openHistory();
        EVENTUALLY_EQUAL(rows(u"HistoryDialog"_s), 3);
        EVENTUALLY(isReady(u"restoreValueButton"_s));
        gate(u"BEFORE UPDATE ON authors"_s);
        m_librarian->press(Qt::Key_R, Qt::AltModifier);
        EVENTUALLY_EQUAL(sentence(u"HistoryDialog"_s), u"Saving…"_s);
        EVENTUALLY(
            one(u"SELECT count(*) FROM pg_stat_activity WHERE query ~ 'UPDATE' AND wait_event = 'PgSleep'"_s).toInt()
            > 0);

        const QPointer<QObject> page(m_librarian->window().catalogue());
        Q_EMIT m_librarian->window().findChild<ui::TransferController *>()->restored(); // Or migrations were applied.
        EVENTUALLY(!page && m_librarian->window().catalogue());
        EVENTUALLY_EQUAL(sentence(u"HistoryDialog"_s), u"Saving…"_s);
        openGate();

        EVENTUALLY_EQUAL(sentence(u"HistoryDialog"_s), u"It is saved."_s);
        QCOMPARE(one(u"SELECT country FROM authors WHERE name = 'Karel Čapek'"_s), u"AT"_s);
    }

    void theTrashKeepsItsPlaceAndBringsBack()
    {
        for (const QString &name : {u"Zadie Smith"_s, u"Åsa Larsson"_s, u"Capek, Karel"_s})
            one(u"DELETE FROM authors WHERE name = '%1'"_s.arg(name));
        m_librarian->open(m_address);
        choose(Qt::Key_T);
        EVENTUALLY(m_librarian->sees(u"TrashDialog"_s));
        EVENTUALLY_EQUAL(rows(u"TrashDialog"_s), 3);
        m_librarian->press(Qt::Key_Down); // Åsa Larsson.

        makePageAnew();
        m_librarian->find(u"TrashDialog"_s)->activateWindow();
        EVENTUALLY(isReady(u"restoreRecordButton"_s));
        QCOMPARE(list(u"TrashDialog"_s).currentIndex().row(), 1);
        m_librarian->click(u"restoreRecordButton"_s);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors WHERE name = 'Åsa Larsson'"_s), u"1"_s);
        EVENTUALLY(m_librarian->column().contains(u"Åsa Larsson"_s)); // In the page that is there now.
    }

    void whatWasChosenOfDoublesIsMerged()
    {
        m_librarian->open(m_address);
        choose(Qt::Key_N);
        EVENTUALLY(m_librarian->sees(u"DoublesDialog"_s));
        EVENTUALLY(isReady(u"sameButton"_s));
        m_librarian->press(Qt::Key_Tab); // To the comparison, whose first difference is the name.
        m_librarian->press(Qt::Key_Space);

        makePageAnew();
        m_librarian->find(u"DoublesDialog"_s)->activateWindow();
        EVENTUALLY(isReady(u"sameButton"_s));
        m_librarian->press(Qt::Key_S);

        EVENTUALLY(sentence(u"DoublesDialog"_s).contains(u"is merged into"_s));
        QCOMPARE(one(u"SELECT string_agg(name, ';') FROM authors WHERE name ~ 'apek'"_s), u"Capek, Karel"_s);
        m_librarian->press(QKeySequence::Undo); // A step of the page that is there now.
        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors WHERE name ~ '[CČ]apek'"_s), u"2"_s);
    }

    void statisticsKeepWhatWasChosenAndLeadToBooks()
    {
        m_librarian->open(m_address);
        m_librarian->window().findChild<QAction *>(u"statisticsAction"_s)->trigger();
        EVENTUALLY(isReady(u"printBarsButton"_s));
        m_librarian->the<QComboBox>(u"kindCombo"_s).setFocus();
        m_librarian->press(Qt::Key_Down); // Countries.
        EVENTUALLY(isReady(u"printBarsButton"_s));
        auto &bars = m_librarian->the<BarList>(u"bars"_s);
        bars.setFocus();
        m_librarian->press(Qt::Key_Home);
        m_librarian->press(Qt::Key_Down);
        const QString text = bars.currentItem()->text();
        const qint64 books = bars.currentItem()->data(BarList::booksRole).toLongLong();

        makePageAnew();
        EVENTUALLY(m_librarian->hasRows()); // It is where the one before was.
        m_librarian->find(u"StatisticsDialog"_s)->activateWindow();
        EVENTUALLY(isReady(u"showBooksButton"_s));
        QCOMPARE(m_librarian->the<QComboBox>(u"kindCombo"_s).currentIndex(), 1);
        QCOMPARE(bars.currentItem()->text(), text);
        m_librarian->click(u"showBooksButton"_s);

        EVENTUALLY(!m_librarian->sees(u"StatisticsDialog"_s));
        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), books == 1 ? u"1 book"_s : u"%1 books"_s.arg(books));
    }

    void whatIsToBePrintedStays()
    {
        const QTemporaryDir folder;
        m_librarian->answers.file = folder.filePath(u"out.pdf"_s);
        openBooks();
        m_librarian->press(Qt::Key_P, Qt::ControlModifier);
        EVENTUALLY(isReady(u"savePdfButton"_s));
        m_librarian->the<QCheckBox>(u"landscapeCheck"_s).setFocus();
        m_librarian->press(Qt::Key_Space);
        m_librarian->the<QRadioButton>(u"firstChoice"_s).setFocus();
        m_librarian->press(Qt::Key_Down); // Cards.
        QVERIFY(m_librarian->the<QRadioButton>(u"secondChoice"_s).isChecked());
        EVENTUALLY(isReady(u"savePdfButton"_s));

        makePageAnew();
        m_librarian->find(u"PrintDialog"_s)->activateWindow();
        EVENTUALLY(isReady(u"savePdfButton"_s));
        QVERIFY(m_librarian->the<QRadioButton>(u"secondChoice"_s).isChecked());
        QVERIFY(m_librarian->the<QCheckBox>(u"landscapeCheck"_s).isChecked());
        m_librarian->the<QRadioButton>(u"secondChoice"_s).setFocus();
        m_librarian->press(Qt::Key_Down); // The page of an author, read from the page that is there now.
        EVENTUALLY(isReady(u"savePdfButton"_s));
        m_librarian->press(Qt::Key_F, Qt::AltModifier);

        EVENTUALLY(sentence(u"PrintDialog"_s).startsWith("Written:"_L1));
    }

    void whatIsBeingReadToBePrintedIsReadAnew()
    {
        FaultProxy line(m_server.overTcp(m_address));
        openBooks(line.address());
        line.setSilent(true);
        m_librarian->press(Qt::Key_P, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"stopPrintButton"_s));

        m_librarian->window().findChild<QAction *>(u"closeCatalogueAction"_s)->trigger();
        EVENTUALLY(sentence(u"PrintDialog"_s).startsWith("The catalogue is not open any more"_L1));
        QVERIFY(!m_librarian->the<QRadioButton>(u"secondChoice"_s).isEnabled());
        line.setSilent(false);
        makePageAnew(line.address());

        EVENTUALLY(isReady(u"savePdfButton"_s));
        QVERIFY(m_librarian->the<QRadioButton>(u"secondChoice"_s).isEnabled());
    }

    void nothingIsBegunWhileTheCatalogueIsClosed_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("dialog");
        QTest::addColumn<QStringList>("buttons");
        QTest::newRow("history") << u"historyAction"_s << u"HistoryDialog"_s
                                 << QStringList{u"restoreValueButton"_s, u"takeBackButton"_s};
        QTest::newRow("trash") << u"trashAction"_s << u"TrashDialog"_s << QStringList{u"restoreRecordButton"_s};
        QTest::newRow("doubles") << u"doublesAction"_s << u"DoublesDialog"_s
                                 << QStringList{u"sameButton"_s, u"differentButton"_s, u"laterButton"_s};
        QTest::newRow("statistics") << u"statisticsAction"_s << u"StatisticsDialog"_s
                                    << QStringList{u"showBooksButton"_s, u"printBarsButton"_s};
    }
    void nothingIsBegunWhileTheCatalogueIsClosed()
    {
        QFETCH(const QString, action);
        QFETCH(const QString, dialog);
        QFETCH(const QStringList, buttons);
        one(u"UPDATE authors SET country = 'CZ' WHERE name = 'Karel Čapek'"_s);
        one(u"DELETE FROM authors WHERE name = 'Zadie Smith'"_s);
        m_librarian->open(m_address);
        m_librarian->clickCell(int(m_librarian->column().indexOf(u"Karel Čapek"_s)), 0);
        m_librarian->window().findChild<QAction *>(action)->trigger();
        EVENTUALLY(isReady(buttons.first()));

        m_librarian->window().findChild<QAction *>(u"closeCatalogueAction"_s)->trigger();

        EVENTUALLY(sentence(dialog).startsWith("The catalogue is not open any more"_L1));
        for (const QString &button : buttons)
            QVERIFY2(!isReady(button), qPrintable(button));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(dialog));
    }

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    void gate(const QString &event) const
    {
        one(u"CREATE TABLE catalpa.gate AS SELECT 1; "
            "CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "WHILE EXISTS (SELECT FROM catalpa.gate) LOOP PERFORM pg_sleep(0.02); END LOOP; "
            "RETURN NULL; END $$; CREATE TRIGGER wait_here %1 EXECUTE FUNCTION wait_here()"_s.arg(event));
    }
    void openGate() const { one(u"DELETE FROM catalpa.gate"_s); }
    void openHistory() const
    {
        m_librarian->open(m_address);
        m_librarian->clickCell(int(m_librarian->column().indexOf(u"Karel Čapek"_s)), 0);
        m_librarian->press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"HistoryDialog/recordedRows"_s));
    }
    void openBooks(const ConnectionAddress &address) const
    {
        m_librarian->open(address);
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY(m_librarian->hasRows() && m_librarian->text(u"countLabel"_s).contains("book"_L1));
    }
    void openBooks() const { openBooks(m_address); }
    void choose(Qt::Key letter) const
    {
        m_librarian->press(Qt::Key_C, Qt::AltModifier);
        m_librarian->press(letter);
    }
    void makePageAnew(const ConnectionAddress &address) const
    {
        const QPointer<QObject> page(m_librarian->window().catalogue());
        m_librarian->window().open(address);
        EVENTUALLY(!page && m_librarian->window().catalogue());
    }
    void makePageAnew() const { makePageAnew(m_address); }
    bool isReady(const QString &button) const
    {
        const auto *found = qobject_cast<QPushButton *>(m_librarian->find(button));
        return found && found->isEnabled();
    }
    QTreeWidget &list(const QString &dialog) const
    {
        return m_librarian->the<QTreeWidget>(dialog + "/recordedRows"_L1);
    }
    int rows(const QString &dialog) const
    {
        return m_librarian->sees(dialog + "/recordedRows"_L1) ? list(dialog).topLevelItemCount() : 0;
    }
    QString sentence(const QString &dialog) const { return m_librarian->text(dialog + "/sentence"_L1); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(PageDialogsTest)
#include "tst_pagedialogs.moc"
