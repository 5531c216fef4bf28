// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/removalcount.h"

#include "core/outbox/outbox.h"
#include "ui/widgets/banner.h"

using namespace std::chrono_literals;

namespace catalpa::ui {

RemovalCount::RemovalCount(const Outbox &outbox, Banner &banner, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_banner(banner)
    , m_needed(tr("Deleting needs the database, which cannot be reached now. Nothing was deleted."))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(1'500ms);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { Q_EMIT told(tr("Counting what would be deleted. Esc stops it.")); });
}

void RemovalCount::begin(const QFuture<Result<RemovedRecords>> &counting, const std::function<void()> &again)
{
    if (m_outbox.isStalled())
        tellNeeded(again);
    m_patience.start();
    m_counting = deliver(counting, this, [this, again](const Result<RemovedRecords> &records) {
        m_patience.stop();
        if (!records
            && (records.error().kind == ErrorKind::OutcomeUnknown || records.error().kind == ErrorKind::Offline))
            return tellNeeded(again);
        forgetNeeded();
        if (records)
            Q_EMIT counted(*records);
        else
            Q_EMIT failed(records.error());
    });
}

void RemovalCount::stop(bool &hasStopped)
{
    if (!m_counting.isActive())
        return;
    hasStopped = true;
    m_counting.cancel();
    m_patience.stop();
    forgetNeeded();
    Q_EMIT told(tr("This was stopped. Nothing was deleted."));
}

void RemovalCount::tellNeeded(const std::function<void()> &again)
{
    m_banner.tell(Banner::Tone::Warning, m_needed, tr("Try again"), again);
}

void RemovalCount::forgetNeeded()
{
    if (m_banner.text() == m_needed)
        m_banner.clear();
}

} // namespace catalpa::ui
