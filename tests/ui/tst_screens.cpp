// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/windows/scrollpane.h"
#include "ui/window/sidebar.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Windows stay on the screen and remember how large they were.
class ScreensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void aDialogThatIsTooHighScrollsAndKeepsItsButtons()
    {
        m_librarian->start(); // Its window watches over all.
        QDialog dialog;
        dialog.setObjectName(u"highDialog"_s);
        auto *rows = new QVBoxLayout(&dialog);
        for (int line = 0; line < 200; ++line)
            rows->addWidget(new QLabel(u"Line %1"_s.arg(line)));
        auto *last = new QPushButton(u"Last"_s);
        rows->addWidget(last);
        auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
        rows->addWidget(buttons);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));

        QVERIFY(dialog.height() <= dialog.screen()->availableSize().height());
        QVERIFY(dialog.rect().contains(QRect(buttons->mapTo(&dialog, QPoint()), buttons->size())));
        auto *area = dialog.findChild<ui::ScrollPane *>();
        QVERIFY(area);
        QVERIFY(area->verticalScrollBar()->maximum() > 0);

        last->setFocus(Qt::TabFocusReason); // As by Tab.
        area->ensureWidgetVisible(last);
        QVERIFY(!last->visibleRegion().isEmpty());
    }

    void aDialogIsAsWideAsItsRows()
    {
        m_librarian->start();
        QDialog dialog;
        dialog.setObjectName(u"wideDialog"_s);
        dialog.setMinimumWidth(100);
        auto *rows = new QVBoxLayout(&dialog);
        auto *row = new QLabel(u"A row that is a good deal wider than the window was meant to be"_s);
        rows->addWidget(row);
        rows->addWidget(new QDialogButtonBox(QDialogButtonBox::Close));
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));

        const auto *area = dialog.findChild<ui::ScrollPane *>();
        QVERIFY(area);
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);

        const int before = dialog.width();
        row->setText(row->text() + u", and becomes wider still"_s);
        EVENTUALLY(dialog.width() > before);
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    }

    //! It was below the list, where it had to be scrolled to.
    void aMessageIsSeenWhereThereIsRoom()
    {
        m_librarian->start();
        QDialog dialog;
        dialog.setObjectName(u"listDialog"_s);
        auto *rows = new QVBoxLayout(&dialog);
        rows->addWidget(new QTreeWidget);
        auto *message = new QLabel;
        message->setWordWrap(true);
        message->hide();
        rows->addWidget(message);
        rows->addWidget(new QDialogButtonBox(QDialogButtonBox::Close));
        dialog.resize(300, 160);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));

        message->setText(u"Nothing was taken back, because something has been changed since. "_s.repeated(4));
        message->show();

        const QScrollBar *bar = dialog.findChild<ui::ScrollPane *>()->verticalScrollBar();
        EVENTUALLY(message->height() >= message->heightForWidth(message->width()) && bar->maximum() == 0);
    }

    void theDialogForAViewShowsAllThatItSays()
    {
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"ViewNameDialog"_s));

        QCOMPARE(m_librarian->find(u"ViewNameDialog"_s)->findChild<ui::ScrollPane *>()->verticalScrollBar()->maximum(),
                 0);
    }

    void aDialogThatFitsDoesNotScroll()
    {
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s));

        const auto *area = m_librarian->find(u"NewAuthorDialog"_s)->findChild<ui::ScrollPane *>();
        QVERIFY(area);
        QCOMPARE(area->verticalScrollBar()->maximum(), 0);
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    }

    void aDialogHasTheSizeThatItWasGivenBefore()
    {
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_Question, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"shortcutsDialog"_s));
        const QSize chosen = m_librarian->find(u"shortcutsDialog"_s)->size() - QSize(40, 60);
        m_librarian->find(u"shortcutsDialog"_s)->resize(chosen);
        EVENTUALLY(m_librarian->find(u"shortcutsDialog"_s)->isActiveWindow());
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"shortcutsDialog"_s));
        m_librarian->quit();

        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_Question, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"shortcutsDialog"_s));
        QCOMPARE(m_librarian->find(u"shortcutsDialog"_s)->size(), chosen);
    }

    void aSizeThatADialogTookByItselfIsNotRemembered()
    {
        m_librarian->answers.file = u"/proc/a/name/that/is/long/enough/to/need/a/second/line/in/a/sentence.csv"_s;
        m_librarian->open(m_address);
        m_librarian->window().findChild<QAction *>(u"exportBooksAction"_s)->trigger();
        EVENTUALLY(m_librarian->sees(u"ExportDialog"_s) && m_librarian->find(u"ExportDialog"_s)->isActiveWindow());
        const int before = m_librarian->find(u"ExportDialog"_s)->height();
        m_librarian->click(u"exportButton"_s);
        EVENTUALLY(m_librarian->find(u"ExportDialog"_s)->height() > before);

        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"ExportDialog"_s));

        QVERIFY(!m_librarian->settingsText().contains(u"ExportDialog"_s));
    }

    void theSplitsAreWhereTheyWereLeft()
    {
        m_librarian->open(m_address);
        const int sidebar = drag(u"sidebarSplit"_s, 40);
        const int table = drag(u"authorsPage"_s, -60);
        m_librarian->quit();

        m_librarian->open(m_address);
        QCOMPARE(m_librarian->the<QSplitter>(u"sidebarSplit"_s).sizes().first(), sidebar);
        QCOMPARE(m_librarian->the<QSplitter>(u"authorsPage"_s).sizes().first(), table);
    }

    void theColumnsFitTheFirstWindow()
    {
        m_librarian->open(m_address);
        QCOMPARE(m_librarian->table().horizontalScrollBar()->maximum(), 0);
        const QHeaderView *header = m_librarian->table().horizontalHeader();
        const QAbstractItemModel *model = m_librarian->table().model();
        for (int column = 0; column < model->columnCount(); ++column) {
            const QString text = model->index(0, column).data().toString();
            if (header->isSectionHidden(column))
                continue;
            QVERIFY2(header->fontMetrics().horizontalAdvance(text) < header->sectionSize(column), qPrintable(text));
        }
    }

    void theMenuBarHasItsKey()
    {
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_F10);
        EVENTUALLY(QApplication::activePopupWidget());
        QCOMPARE(QApplication::activePopupWidget(), m_librarian->window().menuBar()->actions().constFirst()->menu());
        m_librarian->press(Qt::Key_Escape);
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!QApplication::activePopupWidget());
        EVENTUALLY_EQUAL(QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(),
                         u"authorsView"_s);
    }

    void nothingMovesWhenNoMotionIsWanted()
    {
        ui::theme::apply(*qApp, ui::theme::Appearance::Light);
        m_librarian->open(m_address);
        auto *still = m_librarian->window().findChild<QAction *>(u"stillLookAction"_s);
        QVERIFY(!still->isChecked());
        still->trigger();
        QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
        m_librarian->quit();

        ui::theme::setMotionReduced(false);
        m_librarian->open(m_address);
        QVERIFY(m_librarian->window().findChild<QAction *>(u"stillLookAction"_s)->isChecked());
        QVERIFY(ui::theme::isMotionReduced());
        ui::theme::setMotionReduced(false);
    }

    void highContrastIsChosenAndRemembered()
    {
        m_librarian->open(m_address);
        m_librarian->window().findChild<QAction *>(u"contrastLookAction"_s)->trigger();
        QVERIFY(ui::theme::isHighContrast());
        const QPalette palette = QApplication::palette();
        QCOMPARE(palette.color(QPalette::Window), palette.color(QPalette::Base));
        m_librarian->quit();

        m_librarian->open(m_address);
        QVERIFY(m_librarian->window().findChild<QAction *>(u"contrastLookAction"_s)->isChecked());
        ui::theme::apply(*qApp, ui::theme::Appearance::Light);
        QVERIFY(!ui::theme::isHighContrast());
    }

private:
    //! Drags the line of a splitter by some pixels; where it is then.
    int drag(const QString &name, int by) const
    {
        auto &splitter = m_librarian->the<QSplitter>(name);
        QSplitterHandle *handle = splitter.handle(1);
        const QPoint from = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, from);
        QTest::mouseMove(handle, from + QPoint(by, 0));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, from + QPoint(by, 0));
        return splitter.sizes().first();
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(ScreensTest)
#include "tst_screens.moc"
