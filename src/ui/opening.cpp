// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/opening.h"

#include <QtCore/QLocale>

using namespace std::chrono_literals;

namespace catalpa::ui {

Opening::Opening(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    // Neon puts an unused database to sleep; waking it takes from a moment to a few seconds.
    m_waking.setSingleShot(true);
    m_waking.setInterval(1500ms);
    connect(&m_waking, &QTimer::timeout, this, [this] {
        if (m_catalogue && m_catalogue->address().isNeon())
            Q_EMIT progressed(tr("Waking the database. It sleeps when nobody uses it; this takes a few seconds."));
    });
}

template <typename T, typename Next>
void Opening::step(const QFuture<Result<T>> &future, Next next)
{
    m_step = deliver(future, this, [this, next](const Result<T> &result) {
        if (result)
            return next(*result);
        m_waking.stop();
        Q_EMIT failed(result.error());
    });
}

void Opening::openLocal(bool withSample)
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

void Opening::open(const ConnectionAddress &address)
{
    stop();
    m_local = false;
    m_withSample = false;
    take(address);
    Q_EMIT progressed(tr("Connecting to %1.").arg(address.display()));
    inspect();
}

void Opening::take(const ConnectionAddress &address)
{
    m_history.reset();
    m_catalogue = m_services.openCatalogue(address);
    m_history = m_services.openHistory(address);
    m_waking.start();
}

// The catalogue on this computer is nobody else's, so its tables are kept up to date without asking.
void Opening::migrateLocal()
{
    step(m_history->apply({}, {}), [this](const MigrationReport &report) {
        if (report.failure)
            return Q_EMIT failed(report.failure->error);
        inspect();
    });
}

void Opening::inspect()
{
    step(m_catalogue->inspect(QLocale().uiLanguages()), [this](const CatalogueShape &shape) {
        m_waking.stop();
        if (!m_withSample)
            return Q_EMIT opened(shape);
        m_withSample = false;
        Q_EMIT progressed(tr("Adding sample books."));
        step(m_services.readSample(), [this, shape](const Sample &sample) {
            step(m_catalogue->add(sample, shape), [this, shape](const SampleReport &) { Q_EMIT opened(shape); });
        });
    });
}

void Opening::addSample()
{
    m_sampling = deliver(m_services.readSample(), this, [this](const Result<Sample> &sample) {
        if (!sample)
            return Q_EMIT sampleFailed(sample.error());
        m_sampling = deliver(m_catalogue->inspect({}), this, [this, sample](const Result<CatalogueShape> &shape) {
            if (!shape)
                return Q_EMIT sampleFailed(shape.error());
            deliver(m_catalogue->add(*sample, *shape), this, [this](const Result<SampleReport> &report) {
                if (!report)
                    return Q_EMIT sampleFailed(report.error());
                Q_EMIT sampleAdded(*report);
            }).detach();
        });
    });
}

void Opening::stop()
{
    m_step = Pending();
    m_sampling = Pending();
    m_waking.stop();
    m_history.reset();
    m_catalogue.reset();
}

} // namespace catalpa::ui
