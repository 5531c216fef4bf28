// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/cataloguecontroller.h"

#include "models/catalogueopener.h"
#include "ui/catalogue/additioncontroller.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/widgets/banner.h"
#include "ui/window/actions/actionstates.h"
#include "ui/window/connectiongate.h"
#include "ui/window/connectpage.h"
#include "ui/window/leavecontroller.h"
#include "ui/window/pagestack.h"
#include "ui/window/recentcatalogues.h"
#include "ui/window/samplecontroller.h"
#include "ui/window/startpage.h"
#include "wording/cataloguetext.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

CatalogueController::CatalogueController(const Services &services, QSettings &settings, Prompts &prompts,
                                         PageStack &pages, QToolButton &button, QWidget &window)
    : m_services(services)
    , m_prompts(prompts)
    , m_pages(pages)
    , m_window(window)
    , m_gate(new ConnectionGate(m_services, settings, prompts, pages.connectPage()))
    , m_leave(new LeaveController(prompts, window, this))
    , m_recent(std::make_unique<RecentCatalogues>(m_services, settings, prompts, pages.startPage(), *m_gate))
    , m_opener(std::make_unique<CatalogueOpener>(services))
    , m_sample(std::make_unique<SampleController>(m_services, prompts, *m_opener, window))
    , m_migrations(std::make_unique<MigrationsController>(services, settings, prompts, button, window))
{
    connectPages();
    connectOpener();
    connect(m_leave, &LeaveController::told, this, &CatalogueController::told);
    connect(m_sample.get(), &SampleController::told, this, &CatalogueController::told);
}

CatalogueController::~CatalogueController() = default;

void CatalogueController::connectPages()
{
    const StartPage &start = m_pages.startPage();
    const ConnectPage &connecting = m_pages.connectPage();
    connect(&start, &StartPage::localRequested, this, [this] { openLocal(false); });
    connect(&start, &StartPage::sampleRequested, this, [this] { openLocal(true); });
    connect(&start, &StartPage::connectRequested, this, [this] { offer({}); });
    connect(&start, &StartPage::rememberedRequested, this, &CatalogueController::openRemembered);
    connect(&connecting, &ConnectPage::connectRequested, this, [this](const ConnectionAddress &address) {
        m_gate->pass(address, [this](const ConnectionAddress &agreed) { open(agreed); });
    });
    connect(m_gate, &ConnectionGate::told, this, &CatalogueController::told);
    connect(&connecting, &ConnectPage::stopRequested, m_opener.get(), &CatalogueOpener::stop);
    connect(&connecting, &ConnectPage::backRequested, this, &CatalogueController::leaveConnectPage);
}

void CatalogueController::connectOpener()
{
    connect(m_opener.get(), &CatalogueOpener::progressed, this, &CatalogueController::showWaiting);
    connect(m_opener.get(), &CatalogueOpener::opened, this, &CatalogueController::showOpened);
    connect(m_opener.get(), &CatalogueOpener::failed, this, &CatalogueController::showFailure);
    connect(m_migrations.get(), &MigrationsController::changed, m_opener.get(), &CatalogueOpener::inspect);
}

void CatalogueController::begin()
{
    const QString last = m_recent->last();
    if (last == RecentConnections::localName())
        openLocal(false);
    else if (!last.isEmpty())
        openRemembered(last);
    else
        showStart();
}

void CatalogueController::leave(std::function<void()> leave)
{
    m_leave->leave(m_page.get(), std::move(leave));
}

void CatalogueController::openLocal(bool withSample)
{
    leave([this, withSample] {
        drop();
        m_recent->setOpened(RememberedConnection{tr("This computer"), {}});
        m_opener->openLocal(withSample);
    });
}

void CatalogueController::showLocal()
{
    m_page && m_opener->isLocal() ? leaveConnectPage() : openLocal(false);
}

void CatalogueController::close()
{
    leave([this] {
        drop();
        m_recent->forgetLast();
        showStart();
    });
}

void CatalogueController::reopen()
{
    // To open it also brings its tables up to date.
    m_opener->catalogue() && !m_opener->isLocal() ? m_opener->inspect() : openLocal(false);
}

void CatalogueController::addSample()
{
    m_sample->add(m_page.get(), name());
}

void CatalogueController::whenOpen(std::function<void(CataloguePage &)> work)
{
    if (!m_page) {
        m_whenOpen = std::move(work);
        return;
    }
    leaveConnectPage();
    if (m_page->capabilities().canEdit)
        work(*m_page);
}

void CatalogueController::offer(const QString &address, const QString &name)
{
    if (m_page && LeaveController::asks(*m_page, [this, address, name] { offer(address, name); }))
        return;
    if (m_page)
        (void)m_page->finishEditing();
    else if (m_opener->isRunning())
        drop(); // What is being opened is not what will be remembered under this address.
    m_gate->stop();
    m_pages.showConnectPage(address, name);
    Q_EMIT statesChanged();
}

void CatalogueController::open(const ConnectionAddress &address, const QString &name)
{
    leave([this, address, name] {
        drop();
        if (!name.isEmpty()) {
            showStart(); // What stands on the connect page is another address.
            m_recent->setOpened(RememberedConnection{name, {}});
        }
        m_opener->open(address);
    });
}

void CatalogueController::leaveConnectPage()
{
    m_gate->stop();
    if (!m_page) {
        m_opener->stop();
        return showStart();
    }
    m_pages.showPage(*m_page);
    Q_EMIT statesChanged();
    m_page->current()->focusTable();
}

void CatalogueController::openRemembered(const QString &name)
{
    const auto connection = m_recent->find(name);
    if (!connection)
        return showStart();
    offer(connection->address, connection->name);
    m_gate->passRemembered(*connection, [this](const ConnectionAddress &address) { open(address); });
}

void CatalogueController::showStart()
{
    m_recent->show();
    m_whenOpen = nullptr;
    m_pages.showStart();
    m_window.setWindowTitle(tr("Catalpa"));
    Q_EMIT statesChanged();
}

void CatalogueController::showWaiting(const QString &sentence)
{
    if (m_pages.isConnectPageInFront())
        return m_pages.connectPage().setConnecting(sentence);
    m_pages.showMessage(sentence, {}, tr("Stop"), [this] {
        m_opener->stop();
        showStart();
    });
    Q_EMIT statesChanged();
}

void CatalogueController::showOpened(const CatalogueCapabilities &capabilities)
{
    if (m_opener->isLocal())
        m_recent->rememberLocal();
    else if (m_pages.isConnectPageInFront())
        m_recent->remember(m_pages.connectPage().toRemember(), m_opener->catalogue()->address());
    m_recent->setDatabase(capabilities.identity);
    m_window.setWindowTitle(tr("%1 – Catalpa").arg(name()));
    if (capabilities.level == CatalogueCapabilities::Level::Catalogue)
        showCatalogue(capabilities);
    else
        showLack(capabilities);
    m_migrations->enter(toMigrate(), m_page ? m_page->banner() : nullptr);
}

void CatalogueController::showCatalogue(const CatalogueCapabilities &capabilities)
{
    m_remains.take(m_page.get());
    m_page.reset(); // Its journal is free before it is opened again.
    const ConnectionAddress &address = m_opener->catalogue()->address();
    const QString database = capabilities.identity.isEmpty() ? address.identity() : capabilities.identity;
    m_page = std::make_unique<CataloguePage>(*m_opener->catalogue(), capabilities, m_services.openJournal(database),
                                             m_services.openViews(address), m_prompts, m_remains.onTheirWay);
    m_page->refreshBy(m_services.makeTicker());
    m_page->setProperty("helpPage", u"searching"_s);
    m_pages.showPage(*m_page);
    connect(m_page.get(), &CataloguePage::placeChanged, this, &CatalogueController::statesChanged);
    connect(m_page.get(), &CataloguePage::migrationsRequested, this, &CatalogueController::openMigrations);
    connect(m_page.get(), &CataloguePage::sampleRequested, this, &CatalogueController::addSample);
    Q_EMIT pageOpened(*m_page);
    m_page->current()->focusTable();
    m_page->additions().resume(std::exchange(m_remains, {}).drafts);
    if (const QString denied = deniedText(capabilities); !denied.isEmpty())
        m_page->banner()->tell(Banner::Tone::Information, denied);
    Q_EMIT statesChanged();
    if (m_whenOpen)
        whenOpen(std::exchange(m_whenOpen, nullptr));
}

void CatalogueController::showLack(const CatalogueCapabilities &capabilities)
{
    m_remains.take(m_page.get());
    m_page.reset(); // Its tables may have been taken back.
    m_pages.showLack(
        capabilities, [this] { offer({}); }, [this] { openMigrations(); });
    Q_EMIT statesChanged();
}

void CatalogueController::showFailure(const Error &error)
{
    if (m_pages.isConnectPageInFront())
        return m_pages.connectPage().showError(error);
    const auto again = [this] {
        m_opener->isLocal() ? openLocal(false) : showStart();
    };
    m_pages.showMessage(tr("The catalogue could not be opened"), error.message, tr("Try again"), again, error.detail);
    Q_EMIT statesChanged();
}

void CatalogueController::drop()
{
    m_migrations->leave();
    m_page.reset();
    m_remains = {};
    m_gate->stop();
    m_opener->stop();
    m_recent->setOpened({});
    Q_EMIT statesChanged();
}

void CatalogueController::openMigrations()
{
    if (m_opener->history() && (!m_page || m_page->isFinished()))
        m_migrations->open(toMigrate());
}

MigrationsController::Place CatalogueController::toMigrate() const
{
    return {.history = m_opener->history(),
            .address = m_opener->catalogue()->address(),
            .name = name(),
            .isNamed = m_recent->opened().has_value()};
}

const Catalogue *CatalogueController::catalogue() const
{
    return m_opener->catalogue();
}

bool CatalogueController::isLocal() const
{
    return m_opener->isLocal();
}

QString CatalogueController::name() const
{
    if (m_recent->opened())
        return m_recent->opened()->name;
    return m_opener->catalogue() ? m_opener->catalogue()->address().display() : QString();
}

ActionStates CatalogueController::states() const
{
    const bool hasFailed = m_pages.isMessageInFront() && !m_opener->isRunning();
    return {.inFront = m_page && m_pages.currentWidget() == m_page.get() ? m_page.get() : nullptr,
            .isOpen = m_opener->catalogue() || hasFailed,
            .isOpening = m_opener->isRunning(),
            .hasHistory = m_opener->history() != nullptr};
}

} // namespace catalpa::ui
