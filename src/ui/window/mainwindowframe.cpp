// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The frame around the pages: menus, tool bar, status bar, and what their commands do.

#include "models/catalogueopener.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/help/aboutdialog.h"
#include "ui/help/helpcontroller.h"
#include "ui/help/shortcutsdialog.h"
#include "ui/search/searchfield.h"
#include "ui/transfer/transfercontroller.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/connectionindicator.h"
#include "ui/widgets/icon.h"
#include "ui/window/actions.h"
#include "ui/window/mainwindow.h"

#include <QtCore/QSettings>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

void MainWindow::buildMenus()
{
    const auto menu = [this](const QString &title, const QList<QAction *> &actions) {
        QMenu *made = menuBar()->addMenu(title);
        for (QAction *action : actions) {
            if (action)
                made->addAction(action);
            else
                made->addSeparator();
        }
        return made;
    };
    const Actions &a = *m_actions;
    menu(tr("&Catalogue"),
         {a.openCatalogue, a.openLocal, a.closeCatalogue, nullptr, a.saveCopy, a.restoreCopy, a.move, nullptr,
          a.migrations, a.sample, nullptr, a.quit});
    menu(tr("&Edit"),
         {a.newAuthor, a.newBook, nullptr, a.undo, a.save, nullptr, a.edit, a.remove, a.copy, a.selectAll, nullptr,
          a.find});
    QMenu *view = menu(tr("&View"), {a.authors, a.books});
    fillViewMenu(view);
    QMenu *look = view->addMenu(tr("A&ppearance"));
    look->addActions({a.systemLook, a.lightLook, a.darkLook});
    menu(tr("&Help"), {a.help, a.shortcuts, nullptr, a.about, a.aboutQt});
}

void MainWindow::buildToolBar()
{
    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *create = new QToolButton(this);
    create->setObjectName(u"newButton"_s);
    create->setAccessibleName(tr("New"));
    create->setText(tr("New"));
    create->setIcon(icon(u"add"_s));
    create->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    create->setPopupMode(QToolButton::InstantPopup);
    auto *choices = new QMenu(create);
    choices->addActions({m_actions->newAuthor, m_actions->newBook});
    create->setMenu(choices);
    bar->addWidget(create);

    m_search = new SearchField(this);
    bar->addWidget(m_search);
    m_migrationsButton = new QToolButton(this);
    m_migrationsButton->setObjectName(u"migrationsButton"_s);
    m_migrationsButton->setAccessibleName(tr("Migrations"));
    m_migrationsButton->setText(tr("Migrations"));
    m_migrationsButton->setIcon(icon(u"migrations"_s));
    m_migrationsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addWidget(m_migrationsButton);
    m_newButton = create;

    connect(m_migrationsButton, &QToolButton::clicked, this, &MainWindow::openMigrations);
    connect(m_search, &SearchField::searchRequested, this, [this](const QString &text) {
        if (m_page)
            m_page->setSearch(text);
    });
    connect(m_search, &SearchField::left, this, [this] {
        if (m_page)
            m_page->current()->view()->setFocus(Qt::OtherFocusReason);
    });
}

void MainWindow::buildStatusBar()
{
    m_count = new QLabel(this);
    m_count->setObjectName(u"countLabel"_s);
    m_unsaved = new QToolButton(this);
    m_unsaved->setObjectName(u"unsavedButton"_s);
    m_unsaved->setAccessibleName(tr("Edits not saved yet"));
    m_unsaved->hide();
    m_indicator = new ConnectionIndicator(this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(8, 2, 8, 2);
    statusBar()->addWidget(m_count);
    statusBar()->addWidget(m_unsaved);
    statusBar()->addPermanentWidget(m_indicator);
    connect(m_unsaved, &QToolButton::clicked, this, [this] {
        if (m_page)
            m_page->review();
    });
}

void MainWindow::connectActions()
{
    const Actions &a = *m_actions;
    // Commands of the page in front; they are disabled while there is none.
    const auto onPage = [this](QAction *action, auto work) {
        connect(action, &QAction::triggered, this, [this, work] {
            if (m_page)
                work();
        });
    };
    onPage(a.newAuthor, [this] { m_page->createAuthor(); });
    onPage(a.newBook, [this] { m_page->createBook(); });
    onPage(a.undo, [this] { m_page->undo(); });
    onPage(a.save, [this] { m_page->current()->saveEdited(); });
    onPage(a.edit, [this] { m_page->current()->view()->edit(m_page->current()->view()->currentIndex()); });
    onPage(a.remove, [this] { m_page->current()->removeSelected(); });
    onPage(a.copy, [this] { m_page->current()->copyRows(); });
    onPage(a.selectAll, [this] { m_page->current()->view()->selectAll(); });
    onPage(a.authors, [this] { m_page->go(CataloguePage::Place::Authors); });
    onPage(a.books, [this] { m_page->go(CataloguePage::Place::Books); });
    onPage(a.refresh, [this] { m_page->refresh(); });
    onPage(a.sample, [this] { m_opening->addSample(); });
    connectViewActions();
    connect(a.find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(a.migrations, &QAction::triggered, this, &MainWindow::openMigrations);
    onPage(a.saveCopy, [this] { m_transfer->saveCopy(toCarry()); });
    onPage(a.move, [this] { m_transfer->move(toCarry()); });
    connect(a.restoreCopy, &QAction::triggered, this,
            [this] { m_transfer->restoreCopy(m_opening->catalogue() ? std::optional(toCarry()) : std::nullopt); });
    connect(a.openCatalogue, &QAction::triggered, this, [this] { offer({}); });
    connect(a.openLocal, &QAction::triggered, this, [this] { showLocal(); });
    connect(a.closeCatalogue, &QAction::triggered, this, [this] {
        closeCatalogue();
        m_connections.setLast({});
        showStart();
    });
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.help, &QAction::triggered, m_help, &HelpController::open);
    connect(a.shortcuts, &QAction::triggered, this, [this] { showShortcuts(*m_actions, this); });
    connect(a.about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(a.aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);

    const auto foldable = [this](QAction *action, const QString &setting, auto fold) {
        action->setChecked(m_settings.value(setting, true).toBool());
        connect(action, &QAction::toggled, this, [this, setting, fold](bool shown) {
            m_settings.setValue(setting, shown);
            if (m_page)
                fold(shown);
        });
    };
    foldable(a.sidebar, u"window/sidebar"_s, [this](bool shown) { m_page->setSidebarShown(shown); });
    foldable(a.detail, u"window/detail"_s, [this](bool shown) { m_page->setDetailShown(shown); });

    const QList<QAction *> looks{a.systemLook, a.lightLook, a.darkLook};
    for (int i = 0; i < looks.size(); ++i)
        connect(looks.at(i), &QAction::triggered, this, [this, i] { setAppearance(theme::Appearance(i)); });
    const int look = qBound(0, m_settings.value(u"appearance"_s).toInt(), 2);
    looks.at(look)->setChecked(true);
}

//! What is being typed is saved first; what has not reached the database by then is told.
TransferController::Place MainWindow::toCarry()
{
    if (m_page)
        m_page->current()->saveEdited();
    return {.address = m_opening->catalogue()->address(),
            .name = catalogueName(),
            .unsaved = m_page ? int(m_page->outbox().entries().size()) : 0,
            .setAside = m_opening->isLocal() ? m_services.setLocalAside : nullptr};
}

void MainWindow::setAppearance(theme::Appearance appearance)
{
    m_settings.setValue(u"appearance"_s, int(appearance));
    theme::apply(*qApp, appearance);
}

void MainWindow::updateActions()
{
    const Actions &a = *m_actions;
    const bool open = m_page && m_stack->currentWidget() == m_page;
    const bool canEdit = open && m_page->capabilities().canEdit;
    for (QAction *action : {a.authors, a.books, a.refresh, a.copy, a.selectAll, a.sidebar, a.detail, a.find})
        action->setEnabled(open);
    for (QAction *action : {a.newAuthor, a.newBook, a.save, a.edit, a.remove, a.sample})
        action->setEnabled(canEdit);
    for (QAction *action : {a.saveCopy, a.move})
        action->setEnabled(open);
    a.restoreCopy->setEnabled(!m_opening->isRunning());
    a.undo->setEnabled(canEdit && m_page->canUndo());
    a.migrations->setEnabled(m_opening->history());
    a.closeCatalogue->setEnabled(m_opening->catalogue());
    m_migrationsButton->setEnabled(m_opening->history());
    m_newButton->setEnabled(canEdit);
    m_search->setEnabled(open);
    if (open) {
        const bool authors = m_page->place() == CataloguePage::Place::Authors;
        m_search->setScope(authors ? SearchScope::Authors : SearchScope::Books);
        m_search->setPlaceholderText(authors ? tr("Search authors") : tr("Search books and authors"));
    } else {
        m_search->setPlaceholderText(tr("Search"));
    }
    updateViewActions();
    // Before a catalogue is open the frame has nothing to offer but its menu.
    findChild<QToolBar *>(u"toolBar"_s)->setVisible(open);
    statusBar()->setVisible(open);
}

void MainWindow::updateStatus()
{
    if (!m_page)
        return;
    m_count->setText(m_page->current()->statusText());
    const Outbox &outbox = m_page->outbox();
    const auto unsaved = int(outbox.entries().size());
    m_unsaved->setVisible(unsaved > 0);
    m_unsaved->setText(tr("%Ln edit(s) not saved yet · Review", nullptr, unsaved));
    if (outbox.isStalled())
        m_indicator->show(ConnectionIndicator::State::Offline, tr("Not connected"));
    else if (unsaved > 0 && !outbox.firstRefused())
        m_indicator->show(ConnectionIndicator::State::Busy, tr("Saving"));
    else
        m_indicator->show(ConnectionIndicator::State::Ready, catalogueName());
}

void MainWindow::showAbout()
{
    OpenCatalogue open;
    if (const Catalogue *catalogue = m_opening->catalogue()) {
        const ConnectionAddress &address = catalogue->address();
        open.kind = address.isLocalSocket() ? u"on this computer"_s
            : address.isPooled()            ? u"Neon, through its pooler"_s
            : address.isNeon()              ? u"Neon, direct"_s
                                            : u"another PostgreSQL"_s;
    }
    if (m_page)
        open.serverVersion = m_page->capabilities().serverVersion;
    (new AboutDialog(m_services.readVersions(), open, this))->open();
}

} // namespace catalpa::ui
