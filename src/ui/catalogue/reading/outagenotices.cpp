// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/reading/outagenotices.h"

#include "ui/catalogue/reading/pagereading.h"
#include "ui/widgets/banner.h"

namespace catalpa::ui {

OutageNotices::OutageNotices(Outbox &outbox, Reachability &reachability, Banner &banner, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_banner(banner)
{
    connect(&outbox, &Outbox::stalled, this, [this](const Error &error) {
        m_unsent = error.message;
        m_banner.tell(error, tr("Try again"), [this] { m_outbox.resume(); });
    });
    connect(&outbox, &Outbox::recovered, this, [this] {
        if (m_banner.text() == m_unsent)
            m_banner.clear();
    });
    connect(&reachability, &Reachability::recovered, this, [this] {
        forgetFailure();
        if (m_outbox.isStalled())
            m_outbox.resume();
    });
}

void OutageNotices::follow(PageReading &reading)
{
    connect(&reading, &PageReading::failed, this, &OutageNotices::showUnread);
    connect(&reading, &PageReading::mended, this, &OutageNotices::forgetUnread);
}

//! Told once, until it has been read after all or the person tries again.
void OutageNotices::showUnread(const Error &error)
{
    if (std::exchange(m_unread, error.message) == error.message)
        return;
    if (error.kind == ErrorKind::Schema)
        return showFailure(error);
    m_banner.tell(error, error.kind == ErrorKind::Invalid ? QString() : tr("Try again"), [this] {
        m_unread.clear();
        Q_EMIT refreshRequested();
    });
}

void OutageNotices::showFailure(const Error &error)
{
    const bool canRetry = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Busy
        || error.kind == ErrorKind::Exhausted || error.kind == ErrorKind::OutcomeUnknown
        || error.kind == ErrorKind::Unexpected;
    if (error.kind == ErrorKind::Schema)
        return m_banner.tell(error, tr("Open migrations"), [this] { Q_EMIT migrationsRequested(); });
    m_failed = canRetry ? error.message : QString();
    m_banner.tell(error, canRetry ? tr("Try again") : QString(), [this] { Q_EMIT refreshRequested(); });
}

//! The database can be reached again.
void OutageNotices::forgetFailure()
{
    if (!m_failed.isEmpty() && m_banner.text() == m_failed)
        m_banner.clear();
    m_failed.clear();
}

void OutageNotices::forgetUnread()
{
    if (!m_unread.isEmpty() && m_banner.text() == m_unread)
        m_banner.clear();
    m_unread.clear();
}

} // namespace catalpa::ui
