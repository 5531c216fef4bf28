// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "models/catalogueopener.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/help/helpcontroller.h"
#include "ui/migrations/migrationscontroller.h"
#include "ui/search/searchfield.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/connectionindicator.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/prompts.h"
#include "ui/window/actions.h"
#include "ui/window/connectiongate.h"
#include "ui/window/connectpage.h"
#include "ui/window/startpage.h"
#include "wording/cataloguetext.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtGui/QClipboard>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

MainWindow::MainWindow(const Services &services, QSettings &settings, Prompts &prompts, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_settings(settings)
    , m_prompts(prompts)
    , m_connections(settings)
    , m_actions(std::make_unique<Actions>(this))
    , m_help(new HelpController(*m_actions, this))
    , m_opening(new CatalogueOpener(services, this))
    , m_stack(new QStackedWidget(this))
    , m_start(new StartPage)
    , m_connect(new ConnectPage(services.readAddress))
    , m_gate(new ConnectionGate(m_services, settings, prompts, *m_connect))
    , m_message(new EmptyState)
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    for (QWidget *page :
         {static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_connect), static_cast<QWidget *>(m_message)})
        m_stack->addWidget(page);
    setCentralWidget(m_stack);
    buildMenus();
    buildToolBar();
    buildStatusBar();
    m_migrations = new MigrationsController(services, settings, prompts, *m_migrationsButton, this);
    m_transfer = new TransferController(services, prompts, this);
    connectOpening();
    connectActions();

    connect(m_start, &StartPage::localRequested, this, [this] { openLocal(false); });
    connect(m_start, &StartPage::sampleRequested, this, [this] { openLocal(true); });
    connect(m_start, &StartPage::connectRequested, this, [this] { offer({}); });
    connect(m_start, &StartPage::rememberedRequested, this, &MainWindow::openRemembered);
    connect(m_connect, &ConnectPage::connectRequested, this, [this](const ConnectionAddress &address) {
        m_gate->pass(address, [this](const ConnectionAddress &agreed) { open(agreed); });
    });
    connect(m_gate, &ConnectionGate::told, this,
            [this](const QString &sentence) { statusBar()->showMessage(sentence, 8000); });
    connect(m_connect, &ConnectPage::stopRequested, m_opening, &CatalogueOpener::stop);
    connect(m_connect, &ConnectPage::backRequested, this, &MainWindow::leaveConnectPage);
    resize(1180, 740);
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    showStart();
}

MainWindow::~MainWindow()
{
    // Pages ask the catalogue's stores, and the migrations dialog its history, until they are gone.
    delete m_migrations;
    delete m_page;
}

void MainWindow::begin()
{
    const QString last = m_connections.last();
    if (last == RecentConnections::localName())
        openLocal(false);
    else if (!last.isEmpty())
        openRemembered(last);
    else
        showStart();
}

void MainWindow::openLocal(bool withSample)
{
    closeCatalogue();
    m_opened = RememberedConnection{tr("This computer"), {}};
    m_opening->openLocal(withSample);
}

void MainWindow::showLocal()
{
    if (m_page && m_opening->isLocal())
        leaveConnectPage();
    else
        openLocal(false);
}

void MainWindow::whenOpen(std::function<void(CataloguePage &)> work)
{
    if (!m_page) {
        m_whenOpen = std::move(work);
        return;
    }
    leaveConnectPage();
    if (m_page->capabilities().canEdit)
        work(*m_page);
}

void MainWindow::offer(const QString &address, const QString &name)
{
    if (m_page)
        m_page->current()->saveEdited();
    else if (m_opening->isRunning())
        closeCatalogue(); // What is being opened is not what will be remembered under this address.
    m_gate->stop();
    m_stack->setCurrentWidget(m_connect);
    m_connect->begin(address, name);
    updateActions();
}

void MainWindow::open(const ConnectionAddress &address)
{
    closeCatalogue();
    m_opening->open(address);
}

//! Back to the catalogue that is still open, or to the start.
void MainWindow::leaveConnectPage()
{
    m_gate->stop();
    if (!m_page) {
        m_opening->stop();
        return showStart();
    }
    m_stack->setCurrentWidget(m_page);
    updateActions();
    m_page->current()->view()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::openRemembered(const QString &name)
{
    const auto connection = m_connections.find(name);
    if (!connection)
        return showStart();
    offer(connection->address, connection->name);
    m_gate->passRemembered(*connection, [this](const ConnectionAddress &address) { open(address); });
}

void MainWindow::connectOpening()
{
    connect(m_opening, &CatalogueOpener::progressed, this, &MainWindow::showWaiting);
    connect(m_opening, &CatalogueOpener::opened, this, &MainWindow::showOpened);
    connect(m_opening, &CatalogueOpener::failed, this, &MainWindow::showFailure);
    connect(m_migrations, &MigrationsController::changed, m_opening, &CatalogueOpener::inspect);
    connect(m_transfer, &TransferController::openRequested, this, &MainWindow::open);
    connect(m_transfer, &TransferController::restored, this, [this] {
        if (m_opening->catalogue() && !m_opening->isLocal())
            m_opening->inspect();
        else
            openLocal(false); // Which also brings its tables up to date.
    });
    connect(m_opening, &CatalogueOpener::sampleAdded, this, [this](const SampleReport &report) {
        statusBar()->showMessage(tr("%Ln author(s) added, with their books.", nullptr, int(report.authors)), 8000);
        if (m_page)
            m_page->refresh();
    });
    connect(m_opening, &CatalogueOpener::sampleFailed, this, [this](const Error &error) {
        if (m_page)
            m_page->banner()->tell(error);
    });
}

void MainWindow::showStart()
{
    m_start->setRemembered(m_connections.all());
    m_whenOpen = nullptr;
    m_stack->setCurrentWidget(m_start);
    m_start->setFocus(Qt::OtherFocusReason);
    setWindowTitle(tr("Catalpa"));
    updateActions();
    updateStatus();
}

void MainWindow::showWaiting(const QString &sentence)
{
    if (m_stack->currentWidget() == m_connect)
        return m_connect->setConnecting(sentence);
    m_message->tell(sentence, {}, tr("Stop"), [this] {
        m_opening->stop();
        showStart();
    });
    m_stack->setCurrentWidget(m_message);
    updateActions();
}

void MainWindow::showOpened(const CatalogueCapabilities &capabilities)
{
    if (m_opening->isLocal()) {
        m_connections.setLast(RecentConnections::localName());
    } else if (m_stack->currentWidget() == m_connect) {
        m_opened = m_connect->toRemember();
        if (m_opened) {
            m_opened = m_gate->keep(*m_opened, m_opening->catalogue()->address());
            m_connections.remember(*m_opened);
            m_connections.setLast(m_opened->name);
        }
    }
    setWindowTitle(tr("%1 – Catalpa").arg(catalogueName()));
    if (capabilities.level == CatalogueCapabilities::Level::Catalogue)
        showCatalogue(capabilities);
    else
        showWithoutCatalogue(capabilities);
    m_migrations->enter(toMigrate(), m_page ? m_page->banner() : nullptr);
}

void MainWindow::showCatalogue(const CatalogueCapabilities &capabilities)
{
    delete m_page;
    m_page = new CataloguePage(*m_opening->catalogue(), capabilities,
                               m_services.openJournal(m_opening->catalogue()->address()),
                               m_services.openViews(m_opening->catalogue()->address()), m_prompts);
    m_page->setProperty("helpPage", u"searching"_s);
    m_stack->addWidget(m_page);
    m_stack->setCurrentWidget(m_page);
    m_page->setSidebarShown(m_actions->sidebar->isChecked());
    m_page->setDetailShown(m_actions->detail->isChecked());
    m_page->setRowDensity(rowDensity());
    connect(m_page, &CataloguePage::countChanged, this, &MainWindow::updateStatus);
    connect(m_page, &CataloguePage::placeChanged, this, [this] {
        m_search->showText(m_page->current()->model()->search());
        updateActions();
    });
    connect(m_page, &CataloguePage::viewsChanged, this, &MainWindow::updateViewActions);
    connect(m_page, &CataloguePage::told, this,
            [this](const QString &sentence) { statusBar()->showMessage(sentence, 8000); });
    connect(m_page, &CataloguePage::searchClearRequested, m_search, &QLineEdit::clear);
    connect(m_page, &CataloguePage::searchSuggested, m_search, &QLineEdit::setText);
    connect(m_page, &CataloguePage::sampleRequested, m_opening, &CatalogueOpener::addSample);
    connect(m_page, &CataloguePage::migrationsRequested, this, &MainWindow::openMigrations);
    connect(m_page, &CataloguePage::undoChanged, this, &MainWindow::updateActions);
    connect(&m_page->outbox(), &Outbox::changed, this, &MainWindow::updateStatus);
    connect(m_page->current()->model(), &CatalogueTableModel::loaded, this, &MainWindow::catalogueShown);
    m_search->showText(m_page->current()->model()->search());
    m_page->current()->view()->setFocus(Qt::OtherFocusReason);
    if (!capabilities.canEdit) {
        m_page->banner()->tell(Banner::Tone::Information,
                               tr("You can look at this catalogue but not change it: your role may only read."));
    }
    updateActions();
    updateStatus();
    if (m_whenOpen)
        whenOpen(std::exchange(m_whenOpen, nullptr));
}

void MainWindow::showWithoutCatalogue(const CatalogueCapabilities &capabilities)
{
    delete m_page; // Its tables may have been taken back.
    m_page = nullptr;
    const auto migrations = [this] {
        openMigrations();
    };
    if (capabilities.level == CatalogueCapabilities::Level::Foreign) {
        m_message->tell(tr("These tables are not a catalogue"),
                        tr("%1 Nothing was changed.").arg(whyForeign(capabilities)), tr("Open another catalogue"),
                        [this] { offer({}); });
    } else if (capabilities.otherTables > 0) {
        m_message->tell(tr("No catalogue in this database"),
                        tr("It holds %Ln other table(s). Catalpa keeps to databases of its own.", nullptr,
                           int(capabilities.otherTables)),
                        tr("Open migrations"), migrations);
    } else {
        m_message->tell(tr("This database is empty"),
                        tr("Create the tables for authors and books here? You see each step before it is done."),
                        tr("Create the tables"), migrations);
    }
    m_stack->setCurrentWidget(m_message);
    updateActions();
    updateStatus();
}

void MainWindow::showFailure(const Error &error)
{
    if (m_stack->currentWidget() == m_connect)
        return m_connect->showError(error);
    m_message->tell(tr("The catalogue could not be opened"), error.message, tr("Try again"), [this] {
        if (m_opening->isLocal())
            openLocal(false);
        else
            showStart();
    });
    m_message->setToolTip(error.detail);
    m_stack->setCurrentWidget(m_message);
    m_actions->closeCatalogue->setEnabled(true);
}

void MainWindow::closeCatalogue()
{
    if (m_page)
        m_page->current()->saveEdited();
    m_migrations->leave();
    delete m_page;
    m_page = nullptr;
    m_gate->stop();
    m_opening->stop();
    m_opened.reset();
    updateActions();
    updateStatus();
}

void MainWindow::openMigrations()
{
    if (m_opening->history())
        m_migrations->open(toMigrate());
}

MigrationsController::Place MainWindow::toMigrate() const
{
    return {.history = m_opening->history(),
            .address = m_opening->catalogue()->address(),
            .name = catalogueName(),
            .isNamed = m_opened.has_value()};
}

QString MainWindow::catalogueName() const
{
    if (m_opened)
        return m_opened->name;
    return m_opening->catalogue() ? m_opening->catalogue()->address().display() : QString();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_page)
        m_page->current()->saveEdited();
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    event->accept();
}

//! Ctrl+V with an address goes straight to the connect page, from wherever no text is being typed.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && !m_page) {
        const QString text = QGuiApplication::clipboard()->text();
        if (m_services.readAddress(text))
            return offer(text);
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasText() && m_services.readAddress(event->mimeData()->text()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    offer(event->mimeData()->text());
}

} // namespace catalpa::ui
