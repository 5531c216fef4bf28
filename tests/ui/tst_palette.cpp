// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recentconnections.h"
#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/table/catalogueview.h"
#include "ui/widgets/theme.h"

#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Ctrl+K: everything by typing a part of its name.
class PaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void everyCommandThatCanBeGivenIsThere()
    {
        open();
        const QStringList offered = lines();

        for (const QString &command : {u"New author…"_s, u"Save a copy to a file…"_s, u"High contrast"_s,
                                       u"Last 30 days"_s, u"Keyboard shortcuts"_s, u"Roomy"_s})
            QVERIFY2(offered.contains(command), qPrintable(command));
        QVERIFY(!offered.contains(u"Undo"_s)); // There is nothing to undo.
    }

    void aPartOfItsNameFindsACommandAndReturnGivesIt()
    {
        open();
        m_librarian->type(u"new au"_s);
        QCOMPARE(lines().value(0), u"New author…"_s);
        QCOMPARE(current(), u"New author…"_s);

        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s));
        QVERIFY(!m_librarian->sees(u"commandPalette"_s));
    }

    void rowsStandBelowWhatIsTyped()
    {
        ui::theme::apply(*qApp, ui::theme::Appearance::Light);
        open();
        const auto &line = m_librarian->the<QLineEdit>(u"paletteEdit"_s);
        const auto &list = m_librarian->the<QTreeWidget>(u"paletteList"_s);
        const QRect cursor = line.inputMethodQuery(Qt::ImCursorRectangle).toRect();
        const int margin = list.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &list) + 1;

        const int typed = line.mapTo(line.window(), cursor.center()).x();
        const int shown = list.viewport()->mapTo(list.window(), QPoint(margin, 0)).x();

        QVERIFY2(std::abs(typed - shown) <= 1, qPrintable(u"%1, %2"_s.arg(typed).arg(shown)));
    }

    void aViewIsACommand()
    {
        open();
        m_librarian->type(u"without"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_librarian->text(u"searchField"_s), u"country:none"_s);
    }

    void aKnownCatalogueIsOpened()
    {
        const ConnectionAddress other = m_server.createDatabase();
        migrate(m_server, other);
        RecentConnections(m_librarian->settings()).remember({u"City library"_s, other.withoutPassword()});
        open();
        m_librarian->type(u"city"_s);
        QCOMPARE(lines().value(0), u"City library"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_librarian->window().windowTitle(), u"City library – Catalpa"_s);
    }

    void anOrderIsACommand()
    {
        open();
        m_librarian->type(u"sort books desc"_s);
        QVERIFY2(lines().value(0).startsWith(u"Books"_s), qPrintable(lines().join(u'|')));
    }

    void authorsAndBooksAreFoundAsTheyAreTyped()
    {
        open();
        m_librarian->type(u"lem"_s);
        EVENTUALLY(lines().contains(u"Stanisław Lem"_s));
        goTo(u"Stanisław Lem"_s);
        m_librarian->press(Qt::Key_Return);

        comeBack();
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Stanisław Lem"_s);
        EVENTUALLY_EQUAL(QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(),
                         u"authorsView"_s);

        const QString title = m_server.sql(m_address, u"SELECT title FROM books ORDER BY id LIMIT 1"_s);
        open();
        m_librarian->type(title);
        EVENTUALLY(lines().contains(title));
        goTo(title);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_librarian->text(u"BookPane/heading"_s), title);
    }

    void escapeLeavesEverythingAsItWas()
    {
        m_librarian->clickCell(2, 0);
        open();
        m_librarian->type(u"lem"_s);

        m_librarian->press(Qt::Key_Escape);

        EVENTUALLY(!m_librarian->sees(u"commandPalette"_s));
        comeBack();
        EVENTUALLY_EQUAL(QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(),
                         u"authorsView"_s);
        QCOMPARE(m_librarian->table().currentIndex().row(), 2);
    }

    void whatIsChosenIsHeard()
    {
        open();
        m_librarian->type(u"new au"_s);

        const auto *line = QAccessible::queryAccessibleInterface(m_librarian->find(u"paletteEdit"_s));
        QVERIFY(line->text(QAccessible::Description).startsWith(u"New author"_s));
        m_librarian->type(u"xyz"_s);
        EVENTUALLY_EQUAL(line->text(QAccessible::Description), u"Nothing found"_s);
        QCOMPARE(m_librarian->text(u"paletteState"_s), u"Nothing found"_s);
    }

    void aDatabaseThatCannotBeReachedIsTold()
    {
        FaultProxy line(m_server.overTcp(m_address));
        m_librarian->quit();
        m_librarian->open(line.address());
        line.refuse(true);
        line.cut();
        open();
        m_librarian->type(u"lem"_s);

        EVENTUALLY(m_librarian->text(u"paletteState"_s).startsWith(u"Authors and books could not be looked for."));
        m_librarian->press(Qt::Key_Escape);
    }

    void aPaletteGoesWithItsCatalogue()
    {
        open();
        m_librarian->type(u"lem"_s);

        m_librarian->window().findChild<QAction *>(u"closeCatalogueAction"_s)->trigger();

        EVENTUALLY(!m_librarian->window().catalogue());
        EVENTUALLY(!m_librarian->sees(u"commandPalette"_s));
    }

    void withoutACatalogueThereAreCommandsOnly()
    {
        m_librarian->press(QKeySequence::Close);
        EVENTUALLY(!m_librarian->window().catalogue());

        open();
        QVERIFY(lines().contains(u"Open catalogue…"_s));
        QVERIFY(!lines().contains(u"New author…"_s));
    }

private:
    //! The platform of the tests gives no window the focus that another one has left.
    void comeBack() const
    {
        m_librarian->window().activateWindow();
        (void)QTest::qWaitForWindowActive(&m_librarian->window(), 5'000);
    }
    void open() const
    {
        m_librarian->press(Qt::Key_K, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"commandPalette"_s));
        EVENTUALLY_EQUAL(QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(),
                         u"paletteEdit"_s);
    }
    void goTo(const QString &line) const
    {
        for (qsizetype step = lines().size(); step > 0 && current() != line; --step)
            m_librarian->press(Qt::Key_Down);
        QCOMPARE(current(), line);
    }
    QStringList lines() const
    {
        QStringList texts;
        const auto &list = m_librarian->the<QTreeWidget>(u"paletteList"_s);
        for (int row = 0; row < list.topLevelItemCount(); ++row)
            texts += list.topLevelItem(row)->text(0);
        return texts;
    }
    QString current() const
    {
        const QTreeWidgetItem *item = m_librarian->the<QTreeWidget>(u"paletteList"_s).currentItem();
        return item ? item->text(0) : QString();
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(PaletteTest)
#include "tst_palette.moc"
