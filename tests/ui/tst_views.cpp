// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"
#include "ui/table/columnlayout.h"
#include "ui/table/rowselection.h"
#include "ui/table/scrollbubble.h"
#include "ui/table/sortheader.h"
#include "wording/collationname.h"

#include <QtCore/QDirIterator>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionSlider>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Looking at the table in another way, and finding it again.
class ViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_large = m_server.createDatabase();
        migrate(m_server, m_large);
        m_server.sql(
            m_large,
            u"INSERT INTO authors (name, country) SELECT chr(65 + n / 1000) || 'uthor' || lpad(n::text, 5, '0'),"
            " CASE WHEN n % 3 > 0 THEN 'C' || n % 3 END FROM generate_series(0, 5999) n"_s);
    }
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>();
    }
    void cleanup() { m_librarian.reset(); }

    void theLastThirtyDaysBeginWithToday()
    {
        m_server.sql(m_address,
                     u"UPDATE books SET created_at = now() AT TIME ZONE 'UTC' - id * interval '1 day';"
                     "UPDATE books SET created_at = '2020-01-01' WHERE id = 2"_s);
        m_librarian->open(m_address);

        clickView(u"Last 30 days"_s, Qt::LeftButton);

        EVENTUALLY_EQUAL(m_librarian->column(),
                         (QStringList{u"A Wizard of Earthsea"_s, u"R.U.R."_s, u"War with the Newts"_s, u"Solaris"_s}));
    }

    void aRightClickOnAViewOpensItsMenuAndNotTheView()
    {
        m_librarian->open(m_address);
        const auto &sidebar = m_librarian->the<QListWidget>(u"sidebar"_s);

        clickView(u"Without a country"_s, Qt::RightButton);
        QContextMenuEvent event(QContextMenuEvent::Mouse, placeOf(u"Without a country"_s),
                                sidebar.viewport()->mapToGlobal(placeOf(u"Without a country"_s)));
        QCoreApplication::sendEvent(sidebar.viewport(), &event);

        auto *menu = m_librarian->window().findChild<QMenu *>(u"viewMenu"_s);
        QVERIFY(menu);
        QCOMPARE(sidebar.currentRow(), 0);
        QCOMPARE(m_librarian->column().size(), 5);
        menu->actions().constLast()->trigger();
        EVENTUALLY(sidebar.findItems(u"Without a country"_s, Qt::MatchExactly).isEmpty());
        QVERIFY(!sidebar.findItems(u"Last 30 days"_s, Qt::MatchExactly).isEmpty());
        QCOMPARE(sidebar.currentRow(), 0);
    }

    void whatIsAddedIsSeenWhenAllWasSelected()
    {
        m_librarian->open(m_address);
        m_librarian->press(QKeySequence::SelectAll);
        QVERIFY(m_librarian->table().rowSelection()->isAll());

        m_librarian->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s));
        m_librarian->writeLine(u"NewAuthorDialog/nameEdit"_s, u"Abe"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->column().contains(u"Abe"_s));
        QVERIFY(!m_librarian->table().rowSelection()->isAll());
    }

    void shiftClickAddsALevelAndTheHeaderTellsOfIt()
    {
        m_librarian->open(m_large);
        const int country = column(u"Country"_s);
        m_librarian->clickHeader(country);
        EVENTUALLY_EQUAL(m_librarian->column(country).value(0), u"C1"_s);
        m_librarian->clickHeader(0, Qt::ShiftModifier);
        m_librarian->clickHeader(0, Qt::ShiftModifier);

        EVENTUALLY_EQUAL(m_librarian->column().value(0), u"Futhor05998"_s);
        QCOMPARE(m_librarian->column(country).value(0), u"C1"_s);
        const auto heard = [this](int each) {
            return model().headerData(each, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(heard(country), u"Country, sorted first, ascending"_s);
        QCOMPARE(heard(0), u"Name, sorted second, descending"_s);
        QVERIFY(m_librarian->table().sortHeader()->accessibleDescription().contains(u"Name, sorted second"_s));
        QCOMPARE(ticked(u"sortMenu"_s), QStringList{u"Country, ascending"_s});
        QCOMPARE(ticked(u"furtherSortMenu"_s), QStringList{u"Name, descending"_s});
    }

    void theCurrentRecordStaysInViewWhenTheOrderChanges()
    {
        m_librarian->open(m_large);
        EVENTUALLY(model().isCounted());
        m_librarian->clickCell(3, 0);
        const qint64 record = m_librarian->table().currentRecord();
        QVERIFY(record > 0);

        m_librarian->clickHeader(0);

        EVENTUALLY_EQUAL(m_librarian->table().currentIndex().row(), 5996);
        EVENTUALLY_EQUAL(m_librarian->table().currentRecord(), record);
        const QRect cell = m_librarian->table().visualRect(m_librarian->table().currentIndex());
        QVERIFY(m_librarian->table().viewport()->rect().contains(cell.center()));
    }

    void typingJumpsInTheWholeSet()
    {
        m_librarian->open(m_large);
        EVENTUALLY(model().isCounted());

        m_librarian->press(Qt::Key_G, Qt::ControlModifier);
        m_librarian->type(u"euthor04"_s);
        QVERIFY(m_librarian->sees(u"typedJump"_s));
        EVENTUALLY_EQUAL(currentName(), u"Euthor04000"_s);
        m_librarian->press(Qt::Key_Escape);
        QVERIFY(!m_librarian->sees(u"typedJump"_s));
        m_librarian->press(Qt::Key_Space);
        QVERIFY(!m_librarian->sees(u"typedJump"_s));

        m_librarian->press(Qt::Key_G, Qt::ControlModifier);
        m_librarian->type(u"cx"_s);
        m_librarian->press(Qt::Key_Backspace);
        EVENTUALLY_EQUAL(currentName(), u"Cuthor02000"_s);
        QCOMPARE(m_librarian->text(u"searchField"_s), QString());
    }

    void typingSaysWhenTheOrderIsNoText()
    {
        m_librarian->open(m_address);
        m_librarian->clickHeader(column(u"Added"_s));
        EVENTUALLY(!model().isLoading());

        m_librarian->press(Qt::Key_G, Qt::ControlModifier);
        m_librarian->type(u"l"_s);

        EVENTUALLY(m_librarian->status().contains(u"not in the order of a text"_s));
        QVERIFY(!m_librarian->sees(u"typedJump"_s));
    }

    void theBubbleTellsWhereTheThumbIsWithoutReading()
    {
        m_librarian->open(m_large);
        EVENTUALLY(model().isCounted());
        QScrollBar *bar = m_librarian->table().verticalScrollBar();
        EVENTUALLY(bar->maximum() > 5000 * 10);
        QStyleOptionSlider option;
        option.initFrom(bar);
        option.orientation = Qt::Vertical;
        option.maximum = bar->maximum();
        option.pageStep = bar->pageStep();
        const QPoint thumb =
            bar->style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, bar).center();
        QTest::mousePress(bar, Qt::LeftButton, {}, thumb);
        QVERIFY(bar->isSliderDown());
        const QPoint middle(thumb.x(), bar->height() / 2);
        QTest::mouseMove(bar, middle);
        EVENTUALLY(m_librarian->sees(u"letterBubble"_s));

        const QString letters = m_librarian->the<ui::ScrollBubble>(u"letterBubble"_s).text();
        QVERIFY2(letters == u"Cut"_s || letters == u"Dut"_s, qPrintable(letters));
        const int row = m_librarian->table().rowAt(m_librarian->table().viewport()->height() / 2);
        QVERIFY(row > 2000);
        QVERIFY(!model().index(row, 0).data(CatalogueTableModel::LoadedRole).toBool());

        QTest::mouseRelease(bar, Qt::LeftButton, {}, middle);
        QVERIFY(!m_librarian->sees(u"letterBubble"_s));
        EVENTUALLY(model().index(row, 0).data(CatalogueTableModel::LoadedRole).toBool());
    }

    void lettersAreThoseThatAReaderCounts()
    {
        QCOMPARE(ui::ScrollBubble::letters(u"Müller"_s), u"Mül"_s);
        QCOMPARE(ui::ScrollBubble::letters(u"👩‍🚀 x"_s), u"👩‍🚀 x"_s);
        QCOMPARE(ui::ScrollBubble::letters(u"  a"_s), u"a"_s);
        QCOMPARE(ui::ScrollBubble::letters(u"41"_s), u"41"_s);
        QCOMPARE(ui::ScrollBubble::letters({}), u"—"_s);
        QVERIFY(ui::ScrollBubble::letters(u"2025-02-03 10:00:00"_s).contains(u"25"_s));
    }

    void allIsSelectedAsAQuestionAndNotAsAList()
    {
        m_librarian->open(m_large);
        EVENTUALLY(model().isCounted());
        m_librarian->table().setFocus();

        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), u"All 6,000 authors selected"_s);
        QVERIFY(m_librarian->table().selectionModel()->selection().size() <= 1);
        m_librarian->answers.agrees = false;
        m_librarian->press(Qt::Key_Delete);
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QCOMPARE(m_librarian->answers.asked.first().text, u"Delete 6,000 authors?"_s);

        m_librarian->press(Qt::Key_C, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->status(), u"6,000 rows copied."_s);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + 6000);
        QVERIFY(lines.at(1 + 4321).startsWith(u"Euthor04321\t"_s));

        m_librarian->press(Qt::Key_Down);
        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), u"6,000 authors"_s);
    }

    void copiesTheSelectedRowsWithTheColumnsThatAreShown()
    {
        m_librarian->open(m_address);
        m_librarian->table().columnLayout()->setShown(column(u"Added"_s), false);
        m_librarian->table().columnLayout()->setShown(column(u"Books"_s), false);
        m_librarian->clickCell(1, 0);
        m_librarian->press(Qt::Key_Down, Qt::ShiftModifier);
        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), u"2 authors selected"_s);

        m_librarian->press(Qt::Key_C, Qt::ControlModifier);

        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        const auto cells = [&](int row) {
            QStringList texts;
            for (const int each : m_librarian->table().columnLayout()->shownColumns())
                texts += model().index(row, each).data().toString();
            return texts.join(u'\t');
        };
        QCOMPARE(lines, QStringList({u"Name\tSort name\tCountry"_s, cells(1), cells(2)}));
        QVERIFY(!lines.first().contains(u"2025"_s));
    }

    void aViewIsSavedChangedUpdatedRenamedAndDeleted()
    {
        m_librarian->open(m_address);
        const auto &sidebar = m_librarian->the<QListWidget>(u"sidebar"_s);
        const int before = sidebar.count();
        search(u"lem"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 1);
        m_librarian->press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"ViewNameDialog"_s));
        QCOMPARE(m_librarian->text(u"ViewNameDialog/nameEdit"_s), u"lem"_s);
        m_librarian->writeLine(u"ViewNameDialog/nameEdit"_s, u"Poles"_s);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(sidebar.count(), before + 1);
        comeBack();
        QCOMPARE(sidebar.currentItem()->text(), u"Poles"_s);

        m_librarian->clickHeader(0);
        EVENTUALLY_EQUAL(sidebar.currentItem()->text(), u"• Poles"_s);
        action(u"updateViewAction"_s)->trigger();
        QCOMPARE(sidebar.currentItem()->text(), u"Poles"_s);

        m_librarian->press(Qt::Key_1, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
        QCOMPARE(model().sorting().first().order, Qt::AscendingOrder);
        m_librarian->press(Qt::Key_6, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 1);
        QCOMPARE(m_librarian->text(u"searchField"_s), u"lem"_s);
        QCOMPARE(model().sorting().first().order, Qt::DescendingOrder);

        action(u"renameViewAction"_s)->trigger();
        EVENTUALLY(m_librarian->sees(u"ViewNameDialog"_s));
        m_librarian->writeLine(u"ViewNameDialog/nameEdit"_s, u"Lem & co"_s);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(sidebar.currentItem()->text(), u"Lem & co"_s);
        comeBack();
        action(u"removeViewAction"_s)->trigger();
        EVENTUALLY_EQUAL(sidebar.count(), before);
        QVERIFY(m_librarian->answers.asked.last().dangerous);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 5);
    }

    void theSessionComesBack()
    {
        m_librarian->open(m_large);
        EVENTUALLY(model().isCounted());
        m_librarian->table().columnLayout()->setShown(column(u"Added"_s), false);
        m_librarian->clickHeader(0);
        EVENTUALLY_EQUAL(m_librarian->column().value(0), u"Futhor05999"_s);
        EVENTUALLY(m_librarian->window().isActiveWindow());
        m_librarian->table().setFocus();
        m_librarian->press(Qt::Key_G, Qt::ControlModifier);
        m_librarian->type(u"duthor03500"_s);
        EVENTUALLY_EQUAL(currentName(), u"Duthor03500"_s);
        const int place = m_librarian->table().verticalScrollBar()->value();

        m_librarian->quit();
        m_librarian->open(m_large);

        EVENTUALLY_EQUAL(currentName(), u"Duthor03500"_s);
        QCOMPARE(model().sorting().first().order, Qt::DescendingOrder);
        QVERIFY(!m_librarian->table().columnLayout()->isShown(column(u"Added"_s)));
        const int row = m_librarian->table().verticalHeader()->defaultSectionSize();
        QVERIFY(qAbs(m_librarian->table().verticalScrollBar()->value() - place) < row);
    }

    void theSessionIsKeptWhileTheProgramRuns()
    {
        m_librarian->open(m_address);
        search(u"lem"_s);

        EVENTUALLY(keptText().contains(u"\"search\": \"lem\""_s));

        QVERIFY(!keptText().contains(u"postgresql"_s));
    }

    void brokenFilesDoNotKeepTheCatalogueFromOpening()
    {
        m_librarian->open(m_address);
        m_librarian->quit();
        QDirIterator files(m_librarian->viewsFolder(), QDir::Files);
        int broken = 0;
        for (; files.hasNext(); ++broken) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::WriteOnly));
            file.write("{\"views\": 7, \"authors\": [{]");
        }
        QVERIFY(broken > 0);

        m_librarian->open(m_address);

        QCOMPARE(m_librarian->column().size(), 5);
    }

    void alphabetsAreCalledByTheirNames()
    {
        QCOMPARE(collationName(u"sv"_s), u"Swedish"_s);
        QCOMPARE(collationName(u"de-u-co-phonebk"_s), u"German, phone book order"_s);
        QCOMPARE(collationName(u"es-u-co-trad"_s), u"Spanish, traditional"_s);
        QCOMPARE(collationName(u"und"_s), u"Common order"_s);
        QVERIFY(!collationName(u"xx-u-co-odd"_s).isEmpty());
    }

    void anAlphabetIsChosenInTheMenu()
    {
        m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('Åkesson'), ('Zola')"_s);
        m_librarian->open(m_address);
        QCOMPARE(m_librarian->column().first(), u"Åkesson"_s);
        if (m_librarian->table().collations().isEmpty())
            QSKIP("This server has no ICU");
        auto *menu = m_librarian->window().findChild<QMenu *>(u"alphabetMenu"_s);
        Q_EMIT menu->aboutToShow();
        const QList<QAction *> offered = menu->actions();
        const auto swedish = std::find_if(offered.cbegin(), offered.cend(),
                                          [](QAction *each) { return each->text().startsWith(u"Swedish"_s); });
        QVERIFY(swedish != offered.cend());

        (*swedish)->trigger();

        EVENTUALLY_EQUAL(m_librarian->column().value(6), u"Åkesson"_s);
    }

private:
    QPoint placeOf(const QString &view) const
    {
        const auto &sidebar = m_librarian->the<QListWidget>(u"sidebar"_s);
        return sidebar.visualItemRect(sidebar.findItems(view, Qt::MatchExactly).constFirst()).center();
    }
    void clickView(const QString &view, Qt::MouseButton button) const
    {
        QTest::mouseClick(m_librarian->the<QListWidget>(u"sidebar"_s).viewport(), button, {}, placeOf(view));
    }
    const CatalogueTableModel &model() const { return *m_librarian->table().catalogModel(); }
    int column(const QString &key) const
    {
        for (int each = 0; each < model().columnCount(); ++each) {
            if (model().headerData(each, Qt::Horizontal, CatalogueTableModel::ColumnKeyRole) == key)
                return each;
        }
        return -1;
    }
    QString currentName() const { return m_librarian->table().currentIndex().siblingAtColumn(0).data().toString(); }
    QAction *action(const QString &name) const { return m_librarian->window().findChild<QAction *>(name); }
    //! After a dialog; the display of these tests leaves no window active.
    QStringList ticked(const QString &name) const
    {
        auto *menu = m_librarian->window().findChild<QMenu *>(name);
        Q_EMIT menu->aboutToShow();
        QStringList texts;
        for (const QAction *action : menu->actions()) {
            if (action->isChecked())
                texts += action->text();
        }
        return texts;
    }
    void comeBack() const
    {
        m_librarian->window().activateWindow();
        (void)QTest::qWaitForWindowActive(&m_librarian->window(), 5'000);
    }
    void search(const QString &text) const
    {
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(text);
        m_librarian->press(Qt::Key_Return);
    }
    QString keptText() const
    {
        QString text;
        QDirIterator files(m_librarian->viewsFolder(), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QFile::ReadOnly))
                text += QString::fromUtf8(file.readAll());
        }
        return text;
    }

    TestServer m_server;
    ConnectionAddress m_large; //!< 6,000 authors; only read.
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(ViewsTest)
#include "tst_views.moc"
