// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "librarianfixture.h"
#include "support/stallmeter.h"
#include "support/testregistry.h"
#include "ui/catalogue/bulk/differencedelegate.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/table/catalogueview.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Work on many rows, with keys, in a real window over a real server.
class ManyRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
        m_librarian->table().setFocus();
    }
    void cleanup() { m_librarian.reset(); }

    void changesTheCountryOfTheSelectedRows()
    {
        select(1, 3);
        m_librarian->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        waitForDialog();
        QCOMPARE(m_librarian->text(u"BulkDialog/scope"_s), u"Selected: 3 authors"_s);
        m_librarian->writeLine(u"ChangeSetup/line"_s, u"CZ"_s);
        QCOMPARE(inCountry(u"CZ"_s), 0);
        preview();
        QVERIFY(m_librarian->text(u"BulkDialog/sentence"_s).startsWith(u"Ticked: 3 of 3 changes"_s));
        QCOMPARE(m_librarian->text(u"BulkDialog/apply"_s), u"Change 3 authors"_s);
        QCOMPARE(inCountry(u"CZ"_s), 0); // Nothing is done before it was shown.
        QVERIFY(!m_librarian->the<QTableView>(u"proposals"_s).horizontalHeader()->highlightSections());
        const auto left = [this](const QString &button) {
            return m_librarian->find(button)->mapTo(m_librarian->find(u"BulkDialog"_s), QPoint()).x();
        };
        QVERIFY(left(u"BulkDialog/closeButton"_s) < left(u"BulkDialog/apply"_s)); // What is meant stands last.
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(inCountry(u"CZ"_s), 3);
        EVENTUALLY(!m_librarian->sees(u"BulkDialog"_s));
        QCOMPARE(m_librarian->banner(), u"Changed: 3 authors. Undo takes all of it back in one go."_s);
        EVENTUALLY_EQUAL(m_librarian->column(2).count(u"CZ"_s), 3);
    }

    void takesAllOfItBackButNotWhatAColleagueDidSince()
    {
        const QStringList before = countries();
        select(0, 4);
        m_librarian->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        waitForDialog();
        m_librarian->writeLine(u"ChangeSetup/line"_s, u"CZ"_s);
        preview();
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->banner().startsWith(u"Changed: 5 authors."_s));
        waitForTable();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(countries(), before);
        EVENTUALLY(m_librarian->window().findChild<QAction *>(u"redoAction"_s)->isEnabled());
        m_librarian->press(QKeySequence::Redo);
        EVENTUALLY_EQUAL(inCountry(u"CZ"_s), 5);
        EVENTUALLY(m_librarian->window().findChild<QAction *>(u"undoAction"_s)->isEnabled());

        one(u"UPDATE authors SET country = 'SK' WHERE id = 2"_s);
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY(m_librarian->banner().contains(u"Changed: 4 authors. Not changed, for a reason: 1 author."_s));
        QCOMPARE(inCountry(u"SK"_s), 1);
        QCOMPARE(inCountry(u"CZ"_s), 0);

        // What could be taken back can be done again.
        EVENTUALLY(m_librarian->window().findChild<QAction *>(u"redoAction"_s)->isEnabled());
        m_librarian->press(QKeySequence::Redo);
        EVENTUALLY_EQUAL(inCountry(u"CZ"_s), 4);
        QCOMPARE(inCountry(u"SK"_s), 1);
    }

    //! It was done again in parts: only what was taken back last.
    void whatIsTakenBackInPartsIsDoneAgainAsOneStep()
    {
        one(u"INSERT INTO authors (name, country) SELECT 'Zed ' || i, 'AT' FROM generate_series(1, 2500) i"_s);
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"zed"_s);
        EVENTUALLY_EQUAL(m_librarian->table().model()->rowCount(), 2'500);
        m_librarian->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        waitForDialog();
        m_librarian->writeLine(u"ChangeSetup/line"_s, u"CZ"_s);
        preview();
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(inCountry(u"CZ"_s), 2'500);
        waitForTable();
        const QString name = m_librarian->window().findChild<QAction *>(u"undoAction"_s)->text();

        // The first part, of a thousand, waits for a row of it until it is to be stopped.
        db::Executor other(m_address);
        const auto run = [&other](const QByteArray &statement) {
            return other.runOnce([statement](db::Session &session) { return session.run(statement); }).result();
        };
        QVERIFY(run("BEGIN") && run("SELECT FROM public.authors WHERE name LIKE 'Zed%' FOR UPDATE"));
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"Banner/actionButton"_s));
        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"_s), u"1"_s);
        m_librarian->click(u"Banner/actionButton"_s); // Stop.
        QVERIFY(run("ROLLBACK"));
        EVENTUALLY(m_librarian->banner().startsWith("Not undone: "_L1));
        QCOMPARE(inCountry(u"CZ"_s), 1'500);
        EVENTUALLY_EQUAL(m_librarian->window().findChild<QAction *>(u"undoAction"_s)->text(), name);
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(inCountry(u"AT"_s), 2'501); // One was so before.
        EVENTUALLY(m_librarian->window().findChild<QAction *>(u"redoAction"_s)->isEnabled());

        m_librarian->press(QKeySequence::Redo);

        EVENTUALLY_EQUAL(inCountry(u"CZ"_s), 2'500);
        EVENTUALLY_EQUAL(m_librarian->window().findChild<QAction *>(u"undoAction"_s)->text(), name);
        QVERIFY(!m_librarian->window().findChild<QAction *>(u"redoAction"_s)->isEnabled());
    }

    void changesEverythingThatASearchFinds()
    {
        one(u"INSERT INTO authors (name, country) SELECT 'Zed ' || i, 'AT' FROM generate_series(1, 1500) i"_s);
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"zed"_s);
        EVENTUALLY_EQUAL(m_librarian->table().model()->rowCount(), 1500);
        m_librarian->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        waitForDialog();
        QCOMPARE(m_librarian->text(u"BulkDialog/scope"_s), u"Everything that “zed” finds: 1,500 authors"_s);
        m_librarian->the<QRadioButton>(u"ChangeSetup/clearChoice"_s).click();
        preview();
        QCOMPARE(m_librarian->text(u"BulkDialog/apply"_s), u"Change 1,500 authors"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors WHERE name LIKE 'Zed%' AND country IS NULL"_s), u"1500"_s);
    }

    void givesManyBooksAnotherAuthor()
    {
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->table().model()->rowCount(), 5);
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        waitForDialog();
        QVERIFY(m_librarian->pickAuthor(u"ChangeSetup/authorPicker"_s, u"lem"_s));
        preview();
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT count(DISTINCT author_id) FROM books"_s), u"1"_s);
    }

    void replacesOnlyWhatIsTicked()
    {
        one(u"UPDATE authors SET bio = 'Robot, robot and Roboter'"_s);
        m_librarian->press(Qt::Key_H, Qt::ControlModifier);
        waitForDialog();
        m_librarian->writeLine(u"ReplaceSetup/find"_s, u"(robot)\\b"_s);
        m_librarian->writeLine(u"ReplaceSetup/with"_s, u"<\\1>"_s);
        auto &fields = m_librarian->the<QComboBox>(u"ReplaceSetup/field"_s);
        fields.setCurrentIndex(fields.findText(u"Biography"_s));
        m_librarian->the<QCheckBox>(u"ReplaceSetup/isPattern"_s).click();
        preview();
        m_librarian->press(Qt::Key_Right); // A row is one thing.
        m_librarian->press(Qt::Key_Space); // Unticks the first.
        EVENTUALLY_EQUAL(m_librarian->text(u"BulkDialog/apply"_s), u"Change 4 authors"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT count(*) FROM authors WHERE bio = '<Robot>, <robot> and Roboter'"_s), u"4"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors WHERE bio = 'Robot, robot and Roboter'"_s), u"1"_s);
    }

    void aPatternThatNeverEndsIsToldAndNothingIsDone()
    {
        one(u"UPDATE authors SET name = repeat('a', 60) || '!' WHERE id = 3"_s);
        m_librarian->press(Qt::Key_H, Qt::ControlModifier);
        waitForDialog();
        m_librarian->writeLine(u"ReplaceSetup/find"_s, u"(a+)+$"_s);
        m_librarian->the<QCheckBox>(u"ReplaceSetup/isPattern"_s).click();
        StallMeter meter;
        m_librarian->click(u"BulkDialog/preview"_s);

        EVENTUALLY(m_librarian->text(u"BulkDialog/sentence"_s).contains(u"would take too long"_s));
        QVERIFY2(meter.longest() < 250, qPrintable(QString::number(meter.longest())));
        QVERIFY(!m_librarian->find(u"BulkDialog/apply"_s)->isEnabled());
        m_librarian->writeLine(u"ReplaceSetup/find"_s, u"ab(c"_s);
        m_librarian->click(u"BulkDialog/preview"_s);
        QVERIFY(m_librarian->text(u"BulkDialog/sentence"_s).contains(u"character 5"_s));
    }

    void fillsDownFromTheRowAbove()
    {
        one(u"UPDATE authors SET country = NULL; UPDATE authors SET country = 'FR' WHERE id = "_s + idOfRow(0));
        m_librarian->press(Qt::Key_F5);
        EVENTUALLY_EQUAL(m_librarian->column(2).count(u"FR"_s), 1);
        m_librarian->clickCell(1, 2);
        m_librarian->press(Qt::Key_D, Qt::ControlModifier);

        EVENTUALLY_EQUAL(inCountry(u"FR"_s), 2);
        QVERIFY(!m_librarian->sees(u"BulkDialog"_s));
    }

    void fillsASelectionDownFromItsFirstRow()
    {
        one(u"UPDATE authors SET country = NULL; UPDATE authors SET country = 'FR' WHERE id = "_s + idOfRow(0));
        m_librarian->press(Qt::Key_F5);
        EVENTUALLY_EQUAL(m_librarian->column(2).count(u"FR"_s), 1);
        select(0, 3, 2);
        m_librarian->press(Qt::Key_D, Qt::ControlModifier);
        waitForDialog();
        EVENTUALLY_EQUAL(m_librarian->text(u"BulkDialog/apply"_s), u"Change 3 authors"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(inCountry(u"FR"_s), 4);
    }

    void repeatsTheLastChange()
    {
        m_librarian->writeCell(0, 2, u"PT"_s);
        EVENTUALLY_EQUAL(inCountry(u"PT"_s), 1);
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Period, Qt::ControlModifier);
        EVENTUALLY_EQUAL(inCountry(u"PT"_s), 2);

        select(2, 4);
        m_librarian->press(Qt::Key_Period, Qt::ControlModifier);
        waitForDialog();
        QVERIFY2(m_librarian->text(u"BulkDialog/scope"_s).contains(u"Country becomes “PT”"_s),
                 qPrintable(m_librarian->text(u"BulkDialog/scope"_s)));
        EVENTUALLY_EQUAL(m_librarian->text(u"BulkDialog/apply"_s), u"Change 3 authors"_s);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(inCountry(u"PT"_s), 5);
    }

    void pastesRowsOverRowsAfterAPreview()
    {
        QGuiApplication::clipboard()->setText(u"Country\tName\tBooks\nPL\tLem, New\t7\nDE\tCafe\u0301\t8\n"_s);
        m_librarian->clickCell(1, 0);
        const QStringList ids{idOfRow(1), idOfRow(2)};
        m_librarian->press(QKeySequence::Paste);
        waitForDialog();
        EVENTUALLY_EQUAL(m_librarian->text(u"BulkDialog/apply"_s), u"Change 2 authors"_s);
        QVERIFY2(m_librarian->text(u"BulkDialog/note"_s).contains(u"titles of columns"_s)
                     && m_librarian->text(u"BulkDialog/note"_s).contains(u"Books"_s),
                 qPrintable(m_librarian->text(u"BulkDialog/note"_s)));
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(one(u"SELECT name || '|' || country FROM authors WHERE id = "_s + ids.at(0)),
                         u"Lem, New|PL"_s);
        QCOMPARE(one(u"SELECT name || '|' || country FROM authors WHERE id = "_s + ids.at(1)), u"Caf\u00e9|DE"_s);
    }

    void pastesOneRowAtOnce()
    {
        QGuiApplication::clipboard()->setText(u"NO"_s);
        m_librarian->clickCell(1, 2);
        m_librarian->press(QKeySequence::Paste);

        EVENTUALLY_EQUAL(inCountry(u"NO"_s), 1);
        QVERIFY(!m_librarian->sees(u"BulkDialog"_s));
    }

    void refusesToPasteTooMuch()
    {
        QGuiApplication::clipboard()->setText(QString(u"a\tb\n"_s).repeated(50'000));
        m_librarian->clickCell(1, 0);
        StallMeter meter;
        m_librarian->press(QKeySequence::Paste);

        EVENTUALLY(m_librarian->banner().contains(u"50,000 is the most"_s));
        QVERIFY2(meter.longest() < 250, qPrintable(QString::number(meter.longest())));
    }

    void showsWhatAColleagueWasQuickerWith()
    {
        select(0, 4);
        const QString id = idOfRow(2);
        const QString gone = idOfRow(3);
        m_librarian->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        waitForDialog();
        m_librarian->writeLine(u"ChangeSetup/line"_s, u"CZ"_s);
        preview();
        one(u"UPDATE authors SET country = 'SK' WHERE id = %1; DELETE FROM books WHERE author_id = %2;"
            "DELETE FROM authors WHERE id = %2"_s.arg(id, gone));
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_librarian->text(u"BulkDialog/closeButton"_s), u"Close"_s);
        QVERIFY2(m_librarian->text(u"BulkDialog/sentence"_s).startsWith(u"Changed: 3 authors. Not changed"_s),
                 qPrintable(m_librarian->text(u"BulkDialog/sentence"_s)));
        const auto *list = m_librarian->the<QTableView>(u"BulkDialog/proposals"_s).model();
        QCOMPARE(list->rowCount(), 2);
        QCOMPARE(list->index(0, 1).data().toString(), u"SK"_s);
        QCOMPARE(list->index(0, 2).data().toString(), u"CZ"_s);
        QVERIFY(list->index(0, 3).data().toString().startsWith(u"Somebody else has changed"_s));
        QVERIFY(list->index(1, 3).data().toString().contains(u"deleted"_s));
        QCOMPARE(one(u"SELECT country FROM authors WHERE id = "_s + id), u"SK"_s);
    }

    void tenThousandRowsDoNotHoldUpTheWindow()
    {
        one(u"INSERT INTO authors (name, country) SELECT 'Zed ' || i, 'AT' FROM generate_series(1, 10000) i"_s);
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"zed"_s);
        EVENTUALLY_EQUAL(m_librarian->table().model()->rowCount(), 10'000);
        m_librarian->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        waitForDialog();
        m_librarian->writeLine(u"ChangeSetup/line"_s, u"CZ"_s);
        StallMeter meter;
        preview();
        m_librarian->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(inCountry(u"CZ"_s) == 10'000, 60'000);
        EVENTUALLY(!m_librarian->sees(u"BulkDialog"_s));
        qInfo("The longest stall was %.1f ms, of 99 %% of all ticks %.1f ms", meter.longest(), meter.percentile(0.99));
        QVERIFY2(meter.longest() < 250, qPrintable(QString::number(meter.longest()))); // As in tst_stalls.
    }

    void saysThatACatalogueIsShared()
    {
        m_librarian->open(m_server.overTcp(m_address));
        m_librarian->table().setFocus();
        m_librarian->press(Qt::Key_H, Qt::ControlModifier);
        waitForDialog();
        QVERIFY(m_librarian->text(u"BulkDialog/shared"_s).startsWith(u"This catalogue is shared"_s));
    }

    void whoMayOnlyReadChangesNothing()
    {
        m_server.createRole(u"reader"_s);
        one(u"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"_s);
        ConnectionAddress reading = m_address;
        reading.user = u"reader"_s;
        m_librarian->open(reading);
        m_librarian->table().setFocus();
        QGuiApplication::clipboard()->setText(u"NO"_s);
        m_librarian->clickCell(1, 2);
        m_librarian->press(QKeySequence::Paste);
        m_librarian->press(Qt::Key_D, Qt::ControlModifier);
        m_librarian->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QCoreApplication::processEvents();
        QVERIFY(!m_librarian->sees(u"BulkDialog"_s));
        QVERIFY(!m_librarian->window().findChild<QAction *>(u"changeManyAction"_s)->isEnabled());
    }

    //! Both were cut at the same place, before they differed.
    void whatDiffersIsSeenInANarrowColumn()
    {
        const QString before = u"A Wizard of Earthsea, and what became of the Archmage later on"_s;
        const QString after = u"A Wizard of Earthsea, and what became of the archmage later on"_s;
        const QFontMetrics font(QApplication::font());
        const int width = 20 * font.averageCharWidth();
        const auto seen = [&](const QString &text, const QString &other) {
            const QString shown = ui::DifferenceDelegate::shownText(text, other, font, width);
            return font.elidedText(shown, Qt::ElideRight, width);
        };

        QVERIFY2(seen(before, after).contains(u"Arch"_s), qPrintable(seen(before, after)));
        QVERIFY2(seen(after, before).contains(u"arch"_s), qPrintable(seen(after, before)));
        QCOMPARE(ui::DifferenceDelegate::shownText(u"short"_s, u"shirt"_s, font, width), u"short"_s);
    }

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    int inCountry(const QString &country) const
    {
        return one(u"SELECT count(*) FROM authors WHERE country = '%1'"_s.arg(country)).toInt();
    }
    QStringList countries() const { return m_server.rows(m_address, u"SELECT id, country FROM authors ORDER BY id"_s); }
    QString idOfRow(int row) const
    {
        const QModelIndex cell = m_librarian->table().model()->index(row, 0);
        return QString::number(cell.data(CatalogueTableModel::RecordIdRole).toLongLong());
    }
    void select(int first, int last, int column = 0) const
    {
        m_librarian->clickCell(first, column);
        for (int row = first; row < last; ++row)
            m_librarian->press(Qt::Key_Down, Qt::ShiftModifier);
    }
    void waitForDialog() const
    {
        EVENTUALLY(m_librarian->sees(u"BulkDialog"_s));
        EVENTUALLY(m_librarian->find(u"BulkDialog"_s)->isActiveWindow());
    }
    void waitForTable() const
    {
        EVENTUALLY(!m_librarian->sees(u"BulkDialog"_s));
        m_librarian->window().activateWindow(); // There is no window manager here to do it.
        EVENTUALLY(m_librarian->window().isActiveWindow());
        m_librarian->table().setFocus();
    }
    void preview() const
    {
        m_librarian->click(u"BulkDialog/preview"_s);
        EVENTUALLY(m_librarian->find(u"BulkDialog/apply"_s)->isEnabled());
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(ManyRowsTest)
#include "tst_manyrows.moc"
