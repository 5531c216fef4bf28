// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/catalogueopener.h"

#include "core/history/recordhistory.h"

#include <QtCore/QLocale>

using namespace std::chrono_literals;

namespace catalpa {

CatalogueOpener::CatalogueOpener(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    // Neon puts an unused database to sleep; waking it takes from a moment to a few seconds.
    m_waking.setSingleShot(true);
    m_waking.setInterval(1500ms);
    connect(&m_waking, &QTimer::timeout, this, [this] {
        if (m_catalogue && m_catalogue->address().isNeon())
            Q_EMIT progressed(tr("Waking the database. It sleeps when nobody uses it; this takes a few seconds."));
        else if (m_catalogue)
            Q_EMIT progressed(tr("Waiting for the database. It has not answered yet."));
    });
}

template <typename T, typename Next>
void CatalogueOpener::step(const QFuture<Result<T>> &future, Next next)
{
    m_step = deliver(future, this, [this, next](const Result<T> &result) {
        if (result)
            return next(*result);
        m_waking.stop();
        Q_EMIT failed(result.error());
    });
}

void CatalogueOpener::openLocal(bool withSample)
{
    stop();
    m_local = true;
    m_withSample = withSample;
    Q_EMIT progressed(tr("Opening your catalogue on this computer."));
    step(m_services.startLocal(), [this](const ConnectionAddress &address) {
        take(address);
        migrateLocal();
    });
}

void CatalogueOpener::open(const ConnectionAddress &address)
{
    stop();
    m_local = false;
    m_withSample = false;
    take(address);
    Q_EMIT progressed(tr("Connecting to %1.").arg(address.display()));
    inspect();
}

void CatalogueOpener::take(const ConnectionAddress &address)
{
    m_history.reset();
    m_catalogue = m_services.openCatalogue(address);
    m_history = m_services.openHistory(address);
    m_waking.start();
}

// The catalogue on this computer is nobody else's, so its tables are kept up to date without asking.
void CatalogueOpener::migrateLocal()
{
    step(m_history->apply({}, {}), [this](const MigrationReport &report) {
        if (report.failure)
            return Q_EMIT failed(report.failure->error);
        inspect();
    });
}

void CatalogueOpener::inspect()
{
    step(m_catalogue->inspect(QLocale().uiLanguages()), [this](const CatalogueCapabilities &capabilities) {
        m_waking.stop();
        if (!m_withSample)
            return Q_EMIT opened(capabilities);
        m_withSample = false;
        Q_EMIT progressed(tr("Adding sample books."));
        step(m_services.readSample(), [this, capabilities](const Sample &sample) {
            step(m_catalogue->add(sample, capabilities),
                 [this, capabilities](const SampleReport &) { Q_EMIT opened(capabilities); });
        });
    });
}

void CatalogueOpener::addSample()
{
    m_sampling = deliver(m_services.readSample(), this, [this](const Result<Sample> &sample) {
        if (!sample)
            return Q_EMIT sampleFailed(sample.error());
        m_sampling =
            deliver(m_catalogue->inspect({}), this, [this, sample](const Result<CatalogueCapabilities> &capabilities) {
                if (!capabilities)
                    return Q_EMIT sampleFailed(capabilities.error());
                const QString batch = RecordHistory::newToken();
                const auto added = m_catalogue->add(*sample, *capabilities, batch);
                deliver(added, this, [this, batch](const Result<SampleReport> &report) {
                    report ? Q_EMIT sampleAdded(*report, batch) : Q_EMIT sampleFailed(report.error());
                }).detach();
            });
    });
}

void CatalogueOpener::stop()
{
    m_step = Pending();
    m_sampling = Pending();
    m_waking.stop();
    m_history.reset();
    m_catalogue.reset();
}

} // namespace catalpa
