// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/table/catalogueview.h"
#include "ui/table/rowselection.h"

#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

QList<QObject *> focused; //!< What screen readers were told to have the focus.

void noteFocus(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Focus || event->type() == QAccessible::Selection)
        focused += event->object();
}

} // namespace

//! What is chosen in the table is seen, heard, and what is acted on.
class RowsTest : public QObject {
    Q_OBJECT

    // Rows by name: 0 Karel Čapek, 1 Åsa Larsson, 2 Ursula K. Le Guin, 3 Stanisław Lem, 4 Zadie Smith.

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void everyKeyLeavesACursorThatIsSeen_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("held");
        QTest::addColumn<QList<int>>("rows");

        const Qt::KeyboardModifiers none;
        const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
        QTest::addRow("Ctrl+Home") << int(Qt::Key_Home) << Qt::KeyboardModifiers(Qt::ControlModifier) << QList<int>{0};
        QTest::addRow("Ctrl+End") << int(Qt::Key_End) << Qt::KeyboardModifiers(Qt::ControlModifier) << QList<int>{4};
        QTest::addRow("Ctrl+Up") << int(Qt::Key_Up) << Qt::KeyboardModifiers(Qt::ControlModifier) << QList<int>{1};
        QTest::addRow("Ctrl+Down") << int(Qt::Key_Down) << Qt::KeyboardModifiers(Qt::ControlModifier) << QList<int>{3};
        QTest::addRow("Down") << int(Qt::Key_Down) << none << QList<int>{3};
        QTest::addRow("End") << int(Qt::Key_End) << none << QList<int>{2};
        QTest::addRow("Ctrl+Shift+Home") << int(Qt::Key_Home) << both << QList<int>{0, 1, 2};
        QTest::addRow("Ctrl+Shift+End") << int(Qt::Key_End) << both << QList<int>{2, 3, 4};
        QTest::addRow("Shift+Down") << int(Qt::Key_Down) << Qt::KeyboardModifiers(Qt::ShiftModifier)
                                    << QList<int>{2, 3};
    }
    void everyKeyLeavesACursorThatIsSeen()
    {
        QFETCH(const int, key);
        QFETCH(const Qt::KeyboardModifiers, held);
        m_librarian->clickCell(2, 0);

        m_librarian->press(Qt::Key(key), held);

        QTEST(selectedRows(), "rows");
        QVERIFY(selectedRows().contains(table().currentIndex().row()));
    }

    void keysActOnWhatIsSeen()
    {
        m_librarian->answers.agrees = false;
        m_librarian->clickCell(3, 0);
        m_librarian->press(Qt::Key_Home, Qt::ControlModifier);
        m_librarian->press(Qt::Key_Down);

        m_librarian->press(Qt::Key_C, Qt::ControlModifier);
        m_librarian->press(Qt::Key_Delete);

        QVERIFY(copied().at(1).startsWith(u"Åsa Larsson\t"_s));
        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->answers.asked.first().text.contains(u"Åsa Larsson"_s));
        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
    }

    void aRowThatIsTakenOutOfTheChoiceTakesTheCursorAlong()
    {
        m_librarian->clickCell(1, 0);
        clickRow(3, Qt::ControlModifier);
        QCOMPARE(selectedRows(), (QList<int>{1, 3}));

        clickRow(3, Qt::ControlModifier);
        QCOMPARE(selectedRows(), QList<int>{1});
        QCOMPARE(table().currentIndex().row(), 1);
        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);

        clickRow(1, Qt::ControlModifier); // The last one stays.
        QCOMPARE(selectedRows(), QList<int>{1});
    }

    void theMenuOfARow_data()
    {
        QTest::addColumn<bool>("ofBooks");
        QTest::addColumn<int>("way");
        QTest::addColumn<QStringList>("offers");

        for (const bool ofBooks : {false, true}) {
            for (int way = 0; way < 4; ++way) {
                QTest::addRow("%s, way %d", ofBooks ? "books" : "authors", way)
                    << ofBooks << way
                    << (ofBooks ? QStringList{u"Open in the form"_s, u"Edit"_s, u"New book…"_s, u"Copy rows"_s,
                                              u"Select all"_s, u"Delete"_s}
                                : QStringList{u"Open in the form"_s, u"Edit"_s, u"New book by this author…"_s,
                                              u"New author…"_s, u"Copy rows"_s, u"Select all"_s, u"Delete"_s});
            }
        }
    }
    void theMenuOfARow()
    {
        QFETCH(const bool, ofBooks);
        QFETCH(const int, way);
        if (ofBooks) {
            m_librarian->press(Qt::Key_2, Qt::ControlModifier);
            EVENTUALLY_EQUAL(m_librarian->column().value(2), u"Solaris"_s);
        }
        m_librarian->clickCell(0, 0);

        askForMenu(way);

        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QStringList offered;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator()) {
                offered += QString(action->text()).remove(u'&');
                QVERIFY2(action->isEnabled(), qPrintable(action->text()));
            }
        }
        QTEST(offered, "offers");
        QCOMPARE(selectedRows(), QList<int>{way == 0 ? 1 : 0}); // A right click chooses.
        menu->close();
    }

    void aCommandOfTheMenuIsForItsRow()
    {
        askForMenu(0);
        m_librarian->press(Qt::Key_Down); // Open in the form
        m_librarian->press(Qt::Key_Down); // Edit
        m_librarian->press(Qt::Key_Return);
        QVERIFY(table().isEditing());
        m_librarian->type(u"Åsa"_s);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT name FROM authors WHERE id = 4"_s), u"Åsa"_s);

        EVENTUALLY_EQUAL(m_librarian->column().first(), u"Åsa"_s); // Her row goes where she stands now.
        QCOMPARE(m_librarian->column().value(1), u"Karel Čapek"_s);
        askForMenu(0);
        m_librarian->press(Qt::Key_B);
        EVENTUALLY(m_librarian->sees(u"NewBookDialog"_s));
        QCOMPARE(m_librarian->text(u"NewBookDialog/authorPicker"_s), u"Karel Čapek"_s);
    }

    void theMenuOfAllRowsLeavesThemChosen()
    {
        m_librarian->clickCell(0, 0);
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);

        askForMenu(0);

        QApplication::activePopupWidget()->close();
        QVERIFY(table().rowSelection()->isAll());
        QCOMPARE(m_librarian->text(u"countLabel"_s), u"All 5 authors selected"_s);
    }

    void anEmptyTableOffersNothingToDoWithRows()
    {
        const auto isOffered = [this](const QString &command) {
            return m_librarian->window().findChild<QAction *>(command + u"Action"_s)->isEnabled();
        };
        const QStringList ofRows{u"edit"_s,       u"remove"_s,  u"copy"_s,     u"selectAll"_s,
                                 u"nextRecord"_s, u"jump"_s,    u"fillDown"_s, u"paste"_s,
                                 u"changeMany"_s, u"replace"_s, u"repeat"_s,   u"history"_s};
        for (const QString &command : ofRows)
            QVERIFY2(isOffered(command), qPrintable(command));

        m_librarian->writeLine(u"searchField"_s, u"qqqqq"_s);
        EVENTUALLY_EQUAL(m_librarian->column().size(), 0);

        for (const QString &command : ofRows)
            EVENTUALLY(!isOffered(command));
        QVERIFY(isOffered(u"newAuthor"_s));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(isOffered(u"remove"_s));
    }

    void copiesForASpreadsheet()
    {
        m_server.sql(
            m_address,
            u"UPDATE authors SET name = '=HYPERLINK(\"http://x\")', country = '+1', bio = '@cmd' WHERE id = 2; "
            "UPDATE authors SET name = '\"Quoted\" Name', bio = E'One\\nTwo' || repeat('x', 300) WHERE id = 4; "
            "INSERT INTO books (title, author_id) SELECT 'T', 4 FROM generate_series(1, 1234)"_s);
        m_librarian->press(Qt::Key_F5);
        EVENTUALLY(m_librarian->column().contains(u"\"Quoted\" Name"_s));
        table().setColumnHidden(5, false);
        table().setFocus();
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);

        m_librarian->press(Qt::Key_C, Qt::ControlModifier);

        EVENTUALLY_EQUAL(m_librarian->status(), u"5 rows copied."_s);
        QCOMPARE(m_librarian->text(u"countLabel"_s), u"All 5 authors selected"_s); // Both can be read.
        QCOMPARE(copied().size(), 1 + 5);
        QCOMPARE(copied().first(), u"Name\tSort name\tCountry\tBooks\tAdded\tBiography"_s);
        const QStringList formula = rowWith(u"HYPERLINK"_s);
        QCOMPARE(formula.at(0), u"'=HYPERLINK(\"http://x\")"_s);
        QCOMPARE(formula.at(2), u"'+1"_s);
        QCOMPARE(formula.at(4), u"2025-02-03"_s);
        QCOMPARE(formula.at(5), u"'@cmd"_s);
        const QStringList quoted = rowWith(u"Quoted"_s);
        QCOMPARE(quoted.at(0), u"\"\"\"Quoted\"\" Name\""_s);
        QCOMPARE(quoted.at(3), u"1234"_s);
        QCOMPARE(quoted.at(5), u"One Two"_s + QString(300, u'x'));
        QCOMPARE(rowWith(u"Smith"_s).at(2), QString()); // Nothing recorded is nothing.
    }

    void aNewAuthorIsSeenAlsoWhereAllWereChosen()
    {
        m_librarian->clickCell(0, 0);
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s));
        m_librarian->writeLine(u"NewAuthorDialog/nameEdit"_s, u"Božena Němcová"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Božena Němcová"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), u"6 authors"_s);
        QCOMPARE(selectedRows(), QList<int>{table().currentIndex().row()});
    }

    void aScreenReaderHearsTheTableThatHasTheFocusOnly()
    {
        m_librarian->clickCell(1, 0);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/booksHeading"_s), u"Books (0)"_s);
        const auto before = QAccessible::installUpdateHandler(noteFocus);
        focused.clear();

        m_librarian->press(Qt::Key_Down);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/booksHeading"_s), u"Books (2)"_s);

        QAccessible::installUpdateHandler(before);
        if (QAccessible::isActive()) // As in the test rows_spoken.
            QVERIFY(focused.contains(&table()));
        for (const QObject *object : std::as_const(focused))
            QCOMPARE(object->objectName(), table().objectName());
    }

private:
    ui::CatalogueView &table() const { return m_librarian->table(); }
    QList<int> selectedRows() const
    {
        QList<int> rows;
        for (const QModelIndex &index : table().selectionModel()->selectedRows())
            rows += index.row();
        std::sort(rows.begin(), rows.end());
        return rows;
    }
    void clickRow(int row, Qt::KeyboardModifiers held) const
    {
        const QRect cell = table().visualRect(table().model()->index(row, 0));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, held, cell.center());
    }
    //! By mouse on the second row, by the system's own event for a key, and by two keys.
    void askForMenu(int way) const
    {
        const QPoint place = table().visualRect(table().model()->index(1, 0)).center();
        if (way == 0) {
            QTest::mouseClick(table().viewport(), Qt::RightButton, {}, place);
            QContextMenuEvent event(QContextMenuEvent::Mouse, place, table().viewport()->mapToGlobal(place));
            QApplication::sendEvent(table().viewport(), &event);
        } else if (way == 1) {
            QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
            QApplication::sendEvent(&table(), &event);
        } else if (way == 2) {
            m_librarian->press(Qt::Key_Menu);
        } else {
            m_librarian->press(Qt::Key_F10, Qt::ShiftModifier);
        }
    }
    static QStringList copied() { return QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts); }
    static QStringList rowWith(const QString &text) { return copied().filter(text).value(0).split(u'\t'); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(RowsTest)
#include "tst_rows.moc"
