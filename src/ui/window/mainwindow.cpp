// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/exchange/exchangecontroller.h"
#include "ui/help/aboutdialog.h"
#include "ui/help/helpcontroller.h"
#include "ui/history/historycontroller.h"
#include "ui/palette/commandpalette.h"
#include "ui/printing/printcontroller.h"
#include "ui/statistics/statisticscontroller.h"
#include "ui/widgets/text/plaintextfilter.h"
#include "ui/widgets/windows/windowkeeper.h"
#include "ui/window/actions/actions.h"
#include "ui/window/actions/actionstates.h"
#include "ui/window/actions/editactions.h"
#include "ui/window/actions/knownmenu.h"
#include "ui/window/actions/pageactions.h"
#include "ui/window/cataloguecontroller.h"
#include "ui/window/cataloguestatusbar.h"
#include "ui/window/cataloguetoolbar.h"
#include "ui/window/pagestack.h"
#include "ui/window/viewmenu.h"
#include "ui/window/webcontroller.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtGui/QClipboard>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenuBar>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

MainWindow::MainWindow(const Services &services, QSettings &settings, Prompts &prompts, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_settings(settings)
    , m_keeper(new WindowKeeper(settings, this))
    , m_actions(std::make_unique<Actions>(this))
    , m_pageActions(new PageActions(*m_actions, this))
    , m_editActions(new EditActions(*m_actions, settings, *this))
    , m_viewMenu(new ViewMenu(*m_actions, settings, this))
    , m_toolBar(new CatalogueToolBar(*m_actions, this))
    , m_status(new CatalogueStatusBar(this))
    , m_pages(new PageStack(services.readAddress, this))
    , m_transfer(new TransferController(services, prompts, this))
    , m_exchange(new ExchangeController(m_services, settings, prompts, *m_actions, this))
    , m_printing(new PrintController(settings, prompts, *m_actions, this))
    , m_statistics(new StatisticsController(m_services, *m_printing, *m_actions, this))
    , m_history(new HistoryController(prompts, this))
    , m_web(new WebController(m_services, this))
    , m_catalogue(std::make_unique<CatalogueController>(services, settings, prompts, *m_pages,
                                                        m_toolBar->migrationsButton(), *this))
{
    new PlainTextFilter(this);
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    addMenus();
    addToolBar(m_toolBar);
    setCentralWidget(m_pages);
    setStatusBar(m_status);
    connectCatalogue();
    connectCommands();
    connectTransfer();
    connectWeb();
    connectHelp();
    resize(WindowKeeper::fitting(*this, {1180, 740}));
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    m_catalogue->showStart();
}

MainWindow::~MainWindow() = default;

void MainWindow::begin()
{
    m_catalogue->begin();
}

void MainWindow::openLocal(bool withSample)
{
    m_catalogue->openLocal(withSample);
}

void MainWindow::showLocal()
{
    m_catalogue->showLocal();
}

void MainWindow::offer(const QString &address, const QString &name)
{
    m_catalogue->offer(address, name);
}

void MainWindow::open(const ConnectionAddress &address)
{
    m_catalogue->open(address);
}

void MainWindow::whenOpen(std::function<void(CataloguePage &)> work)
{
    m_catalogue->whenOpen(std::move(work));
}

CataloguePage *MainWindow::catalogue() const
{
    return m_catalogue->page();
}

void MainWindow::openMigrations()
{
    m_catalogue->openMigrations();
}

void MainWindow::addMenus()
{
    const auto add = [this](const QString &title, const QList<QAction *> &actions) {
        QMenu *menu = menuBar()->addMenu(title);
        for (QAction *action : actions)
            action ? menu->addAction(action) : static_cast<void>(menu->addSeparator());
    };
    const Actions &a = *m_actions;
    QAction *known = (new KnownMenu(m_services, m_settings, *m_catalogue, this))->menuAction();
    add(tr("&Catalogue"),
        {a.openCatalogue, a.openLocal,      known,    a.closeCatalogue, nullptr,       a.importBooks, a.lookUpBooks,
         a.exportBooks,   a.takeImportBack, nullptr,  a.print,          a.statistics,  nullptr,       a.saveCopy,
         a.restoreCopy,   a.move,           nullptr,  a.openInBrowser,  a.stopBrowser, nullptr,       a.trash,
         a.doubles,       a.migrations,     a.sample, nullptr,          a.collect,     nullptr,       a.quit});
    add(tr("&Edit"),
        {a.newBook,  a.newAuthor,  nullptr,   a.undo,  a.redo,           a.save,       a.review,    nullptr, a.edit,
         a.addField, a.remove,     a.history, nullptr, a.copy,           a.paste,      a.selectAll, nullptr, a.fillDown,
         a.repeat,   a.changeMany, a.replace, nullptr, a.previousRecord, a.nextRecord, a.jump,      a.find});
    menuBar()->addMenu(m_viewMenu);
    add(tr("&Help"), {a.help, a.palette, a.shortcuts, nullptr, a.about, a.aboutQt});
}

void MainWindow::connectCatalogue()
{
    connect(m_catalogue.get(), &CatalogueController::pageOpened, this, &MainWindow::takeUp);
    connect(m_catalogue.get(), &CatalogueController::statesChanged, this, &MainWindow::updateActions);
    connect(m_catalogue.get(), &CatalogueController::told, m_status, &CatalogueStatusBar::tell);
}

void MainWindow::connectCommands()
{
    const Actions &a = *m_actions;
    CatalogueController *catalogue = m_catalogue.get();
    connect(a.openCatalogue, &QAction::triggered, this, [this] { offer({}); });
    connect(a.openLocal, &QAction::triggered, catalogue, &CatalogueController::showLocal);
    connect(a.closeCatalogue, &QAction::triggered, catalogue, &CatalogueController::close);
    connect(a.sample, &QAction::triggered, catalogue, &CatalogueController::addSample);
    connect(a.migrations, &QAction::triggered, catalogue, &CatalogueController::openMigrations);
    connect(m_toolBar, &CatalogueToolBar::migrationsRequested, catalogue, &CatalogueController::openMigrations);
    connect(a.history, &QAction::triggered, m_history, &HistoryController::showHistory);
    connect(a.trash, &QAction::triggered, m_history, &HistoryController::showTrash);
    connect(m_history, &HistoryController::told, m_status, &CatalogueStatusBar::tell);
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectTransfer()
{
    connect(m_actions->saveCopy, &QAction::triggered, this,
            [this] { catalogue() ? m_transfer->saveCopy(toTransfer()) : void(); });
    connect(m_actions->move, &QAction::triggered, this,
            [this] { catalogue() ? m_transfer->move(toTransfer()) : void(); });
    connect(m_actions->restoreCopy, &QAction::triggered, this,
            [this] { m_transfer->restoreCopy(m_catalogue->catalogue() ? std::optional(toTransfer()) : std::nullopt); });
    connect(m_transfer, &TransferController::openRequested, this, &MainWindow::open);
    connect(m_transfer, &TransferController::restored, m_catalogue.get(), &CatalogueController::reopen);
}

void MainWindow::connectWeb()
{
    connect(m_actions->openInBrowser, &QAction::triggered, this, [this] {
        if (m_catalogue->catalogue())
            m_web->open(*m_catalogue->catalogue());
    });
    connect(m_actions->stopBrowser, &QAction::triggered, m_web, &WebController::stop);
    connect(m_status, &CatalogueStatusBar::stopRequested, m_web, &WebController::stop);
    connect(m_web, &WebController::told, m_status, &CatalogueStatusBar::tell);
    connect(m_web, &WebController::changed, this, [this] {
        m_status->setServed(m_web->url());
        updateActions();
    });
}

void MainWindow::connectHelp()
{
    new HelpController(*m_actions, *this);
    connect(m_actions->palette, &QAction::triggered, this,
            [this] { (new CommandPalette(menuCommands(*menuBar(), true), catalogue(), this))->open(); });
    openMenusWith(Qt::Key_F10, *this);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_actions->aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
}

//! Has every part of the frame follow the page.
void MainWindow::takeUp(CataloguePage &page)
{
    m_pageActions->setPage(page);
    m_editActions->setPage(page);
    m_viewMenu->setPage(page);
    m_history->setPage(page);
    m_exchange->setPage(page, m_catalogue->catalogue()->address(), m_catalogue->name());
    m_printing->setPage(page, m_catalogue->name());
    m_statistics->setPage(page);
    m_toolBar->setPage(page);
    m_status->setPage(page, m_catalogue->name());
    m_keeper->keepSplits(page);
    connect(&page, &CataloguePage::recordChanged, this, [this] { currentStates().applyTo(*m_actions); });
    connect(&page, &CataloguePage::countChanged, this, [this] { currentStates().applyTo(*m_actions); });
    connect(page.current()->model(), &CatalogueTableModel::loaded, this, &MainWindow::catalogueShown);
}

ActionStates MainWindow::currentStates() const
{
    ActionStates states = m_catalogue->states();
    states.isInBrowser = m_web->url().isValid();
    return states;
}

void MainWindow::updateActions()
{
    m_web->follow(m_catalogue->catalogue());
    const ActionStates states = currentStates();
    states.applyTo(*m_actions);
    m_editActions->applyStates(states);
    m_viewMenu->setInFront(states.inFront);
    // Before a catalogue is open the frame has nothing to offer but its menu.
    m_toolBar->applyStates(states);
    m_status->setVisible(states.inFront);
}

//! What is being typed is saved first; what has not reached the database by then is told.
TransferController::Place MainWindow::toTransfer()
{
    if (catalogue())
        (void)catalogue()->finishEditing();
    return {.address = m_catalogue->catalogue()->address(),
            .name = m_catalogue->name(),
            .unsaved = catalogue() ? int(catalogue()->outbox().entries().size()) : 0,
            .setAside = m_catalogue->isLocal() ? m_services.setLocalAside : nullptr};
}

void MainWindow::showAbout()
{
    OpenCatalogue open = openCatalogueAt(m_catalogue->catalogue() ? &m_catalogue->catalogue()->address() : nullptr);
    if (catalogue())
        open.serverVersion = catalogue()->capabilities().serverVersion;
    (new AboutDialog(m_services.readVersions(), open, this))->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    if (!m_mayClose) {
        m_isInCloseEvent = true;
        m_catalogue->leave([this] {
            m_mayClose = true;
            if (!m_isInCloseEvent)
                close();
        });
        m_isInCloseEvent = false;
    }
    event->setAccepted(std::exchange(m_mayClose, false));
}

//! Ctrl+V with an address goes straight to the connect page, from wherever no text is being typed.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isPasted = event->matches(QKeySequence::Paste) && !catalogue();
    const QString text = isPasted ? QGuiApplication::clipboard()->text() : QString();
    if (isPasted && m_services.readAddress(text))
        return offer(text);
    QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_exchange->importable(*event->mimeData()).isEmpty() || m_services.readAddress(event->mimeData()->text()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString file = m_exchange->importable(*event->mimeData());
    file.isEmpty() ? offer(event->mimeData()->text()) : m_exchange->importFile(file);
}

} // namespace catalpa::ui
