// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"
#include "ui/table/columnlayout.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Writing into cells, by keyboard alone, as in a spreadsheet.
class CellsTest : public QObject {
    Q_OBJECT

    // Rows by name: 0 Karel Čapek, 1 Åsa Larsson, 2 Ursula K. Le Guin, 3 Stanisław Lem, 4 Zadie Smith.
    static constexpr int name = 0;
    static constexpr int sortName = 1;
    static constexpr int country = 2;
    static constexpr int books = 3;
    static constexpr int last = 4;

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void typingWritesOverTheCellAndReturnGoesDown()
    {
        m_librarian->clickCell(0, country);

        m_librarian->type(u"cz"_s);
        QVERIFY(table().isEditing());
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"CZ"_s);
        QCOMPARE(place(), QPoint(country, 1));
        QVERIFY(!table().isEditing());
        QVERIFY(table().hasFocus());
        QCOMPARE(m_librarian->text(u"AuthorPane/heading"_s), u"Åsa Larsson"_s);
    }

    void aColumnIsFilledWithoutTheMouse()
    {
        m_librarian->clickCell(0, country);

        for (const char16_t *code : {u"cz", u"fi", u"ca", u"ua", u"gb"}) {
            m_librarian->type(QString::fromUtf16(code));
            m_librarian->press(Qt::Key_Return);
        }

        EVENTUALLY_EQUAL(m_server.rows(m_address, u"SELECT country FROM authors ORDER BY id"_s),
                         (QStringList{u"CA"_s, u"CZ"_s, u"UA"_s, u"FI"_s, u"GB"_s}));
        QCOMPARE(place(), QPoint(country, last)); // There is no row below.
        QVERIFY(m_librarian->answers.asked.isEmpty());
    }

    void shiftReturnGoesUp()
    {
        m_librarian->clickCell(1, country);

        m_librarian->type(u"fi"_s);
        m_librarian->press(Qt::Key_Return, Qt::ShiftModifier);

        EVENTUALLY_EQUAL(stored(u"country"_s, 4), u"FI"_s);
        QCOMPARE(place(), QPoint(country, 0));
        QCOMPARE(selectedRows(), QList<int>{0});
    }

    void tabGoesToTheNextCellThatCanBeEdited()
    {
        m_librarian->clickCell(0, name);

        m_librarian->type(u"Karel"_s);
        m_librarian->press(Qt::Key_Tab);
        QCOMPARE(place(), QPoint(sortName, 0));
        QVERIFY(table().isEditing());
        m_librarian->press(Qt::Key_Tab);
        m_librarian->type(u"cz"_s); // Over what stands there.
        m_librarian->press(Qt::Key_Tab);

        QCOMPARE(place(), QPoint(name, 1)); // Neither books nor dates are edited.
        QVERIFY(table().isEditing());
        m_librarian->press(Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(place(), QPoint(country, 0));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY_EQUAL(stored(u"name || country"_s, 2), u"KarelCZ"_s);
    }

    void tabFollowsTheColumnsAsTheyAreSeen()
    {
        table().columnLayout()->setShown(sortName, false);
        table().horizontalHeader()->moveSection(country, name);
        m_librarian->clickCell(0, country);

        m_librarian->type(u"cz"_s);
        m_librarian->press(Qt::Key_Tab);

        QCOMPARE(place(), QPoint(name, 0));
        m_librarian->press(Qt::Key_Tab);
        QCOMPARE(place(), QPoint(country, 1));
        m_librarian->press(Qt::Key_Escape);
    }

    void tabStaysInTheLastCell()
    {
        m_librarian->clickCell(last, country);
        m_librarian->type(u"gb"_s);
        m_librarian->press(Qt::Key_Tab);

        EVENTUALLY_EQUAL(stored(u"country"_s, 5), u"GB"_s);
        QCOMPARE(place(), QPoint(country, last));
        QVERIFY(table().hasFocus());
    }

    void escapeLeavesTheCellAsItWas()
    {
        m_librarian->clickCell(0, name);

        m_librarian->type(u"Nobody"_s);
        m_librarian->press(Qt::Key_Escape);

        QCOMPARE(m_librarian->column().at(0), u"Karel Čapek"_s);
        QCOMPARE(place(), QPoint(name, 0));
        QVERIFY(table().hasFocus());
    }

    void backspaceEmptiesTheCellAndABlankDoesNothing()
    {
        m_librarian->clickCell(0, country);
        m_librarian->press(Qt::Key_Space);
        QVERIFY(!table().isEditing());

        m_librarian->press(Qt::Key_Backspace);
        QVERIFY(table().isEditing());
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(stored(u"country"_s, 2), u"∅"_s);
    }

    void arrowsLeaveACellThatIsTypedInto()
    {
        m_librarian->clickCell(0, country);
        m_librarian->type(u"cz"_s);
        m_librarian->press(Qt::Key_Escape);
        m_librarian->clickCell(0, name);
        m_librarian->type(u"Karel"_s);

        m_librarian->press(Qt::Key_Down);

        EVENTUALLY_EQUAL(stored(u"name"_s, 2), u"Karel"_s);
        QCOMPARE(place(), QPoint(name, 1));
    }

    void wherePeopleDoNotEditTypingJumps()
    {
        m_librarian->clickCell(0, books);

        m_librarian->type(u"lem"_s);

        QVERIFY(!table().isEditing());
        EVENTUALLY_EQUAL(place(), QPoint(books, 3));
    }

    void theKeyToEditFindsACellThatCanBe()
    {
        m_librarian->clickCell(0, books);

        m_librarian->press(Qt::Key_F2);

        QCOMPARE(place(), QPoint(name, 0));
        QVERIFY(table().isEditing());
        m_librarian->press(Qt::Key_Escape);
    }

    void theJumpIsForOneWordOnly()
    {
        m_librarian->clickCell(0, country);
        m_librarian->press(Qt::Key_G, Qt::ControlModifier);
        QVERIFY(m_librarian->sees(u"typedJump"_s));
        m_librarian->type(u"smi"_s);
        EVENTUALLY_EQUAL(place(), QPoint(country, last));

        m_librarian->press(Qt::Key_Return);
        QVERIFY(!m_librarian->sees(u"typedJump"_s));
        QVERIFY(!table().isEditing());
        m_librarian->type(u"gb"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(stored(u"country"_s, 5), u"GB"_s);
    }

    void whatIsPastedIsTidied()
    {
        QGuiApplication::clipboard()->setText(u"Line1\nLine2\tX \u200b \u0001Y "_s);
        m_librarian->clickCell(0, name);
        m_librarian->press(Qt::Key_F2);
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->press(Qt::Key_V, Qt::ControlModifier);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(stored(u"name"_s, 2), u"Line1 Line2 X Y"_s);
    }

    void aTextThatIsRefusedStaysInTheCell()
    {
        m_librarian->clickCell(0, name);
        m_librarian->press(Qt::Key_F2);
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        editor().insert(QString(2'001, u'x'));
        m_librarian->press(Qt::Key_Return);

        QVERIFY(m_librarian->banner().contains(u": not saved. This text is too long"_s));
        QVERIFY(table().isEditing());
        QCOMPARE(editor().text().size(), 2'001);
        m_librarian->press(Qt::Key_Backspace);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(stored(u"length(name)"_s, 2), u"2000"_s);
    }

    void anAuthorIsPickedInTheCell()
    {
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().value(2), u"Solaris"_s);
        m_librarian->clickCell(2, 2);
        m_librarian->type(u"čapek"_s);
        EVENTUALLY(QApplication::activePopupWidget());
        m_librarian->press(Qt::Key_Down);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT author_id FROM books WHERE title = 'Solaris'"_s), u"2"_s);
        QCOMPARE(place(), QPoint(2, 3));
        QVERIFY(!table().isEditing());
    }

    void nobodyIsNotTakenForAnAuthor()
    {
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY_EQUAL(m_librarian->column().value(2), u"Solaris"_s);
        m_librarian->clickCell(2, 2);
        m_librarian->type(u"qqq"_s);

        m_librarian->press(Qt::Key_Return);

        QVERIFY(m_librarian->banner().startsWith(u"Choose an author from the list."_s));
        QVERIFY(table().isEditing());
        m_librarian->press(Qt::Key_Escape);
        QCOMPARE(m_librarian->column(2).at(2), u"Stanisław Lem"_s);
    }

private:
    ui::CatalogueView &table() const { return m_librarian->table(); }
    QLineEdit &editor() const { return *table().viewport()->findChild<QLineEdit *>(); }
    //! Column and row of the cursor.
    QPoint place() const { return {table().currentIndex().column(), table().currentIndex().row()}; }
    QList<int> selectedRows() const
    {
        QList<int> rows;
        for (const QModelIndex &index : table().selectionModel()->selectedRows())
            rows += index.row();
        return rows;
    }
    QString stored(const QString &field, int author) const
    {
        return m_server.rows(m_address, u"SELECT %1 FROM authors WHERE id = %2"_s.arg(field).arg(author)).value(0);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(CellsTest)
#include "tst_cells.moc"
