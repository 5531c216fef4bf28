// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/leavecontroller.h"

#include "core/outbox/outbox.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/edits/editscontroller.h"
#include "ui/widgets/prompts.h"

#include <utility>

namespace catalpa::ui {

LeaveController::LeaveController(Prompts &prompts, QWidget &window, QObject *parent)
    : QObject(parent)
    , m_prompts(prompts)
    , m_window(window)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &LeaveController::finish);
}

void LeaveController::leave(CataloguePage *page, std::function<void()> leave)
{
    if (m_leave)
        return;
    if (!page)
        return leave();
    m_page = page;
    m_given.clear();
    begin(std::move(leave));
}

void LeaveController::begin(std::function<void()> leave)
{
    if (asksBefore(leave))
        return;
    const QString complaint = m_page ? m_page->finishEditing() : QString();
    m_newest = newest();
    if (complaint.isEmpty() || complaint == m_given) { // Nothing, or what the person has given up.
        m_leave = std::move(leave);
        return wait();
    }
    ask(tr("Close without saving what you have typed?"), complaint, [this, complaint, leave = std::move(leave)] {
        m_given = complaint;
        m_leave = leave;
        wait();
    });
}

void LeaveController::wait()
{
    if (!m_page)
        return finish();
    if (!isSettled()) {
        Q_EMIT told(tr("Saving…"));
        // Later: whoever leaves takes away what is still telling.
        connect(&m_page->outbox(), &Outbox::changed, this, &LeaveController::check, Qt::QueuedConnection);
        connect(&m_page->edits().undertakings(), &Undertakings::ended, this, &LeaveController::check,
                Qt::QueuedConnection);
        m_patience.start(patience);
        return;
    }
    finish();
}

void LeaveController::check()
{
    if (!m_leave)
        return;
    if (isSettled())
        finish();
}

bool LeaveController::isSettled() const
{
    return !m_page || (m_page->outbox().isSettled() && m_page->edits().undertakings().isEmpty());
}

void LeaveController::finish()
{
    m_patience.stop();
    if (m_page) {
        disconnect(&m_page->outbox(), nullptr, this, nullptr);
        disconnect(&m_page->edits().undertakings(), nullptr, this, nullptr);
    }
    const auto leave = std::exchange(m_leave, nullptr);
    if (!leave)
        return;
    // Somebody may have gone on typing while the answers were waited for.
    if (asksBefore(leave))
        return;
    if (hasMore())
        return begin(leave);
    const int unkept = m_page ? m_page->outbox().queue().unkept() : 0;
    if (unkept == 0)
        return askAboutLosses(leave);
    ask(tr("Close and lose %Ln edit(s)?", nullptr, unkept),
        tr("What is lost is neither in the database nor on this computer, because its disk could not be written."),
        [this, leave] { askAboutLosses(leave); });
}

void LeaveController::askAboutLosses(const std::function<void()> &leave)
{
    const QStringList losses = m_page ? m_page->edits().undertakings().losses() : QStringList();
    if (losses.isEmpty())
        return leave();
    ask(tr("Close before this is done?"), losses.join(u'\n'), leave, tr("Close all the same"));
}

bool LeaveController::asks(CataloguePage &page, const std::function<void()> &meant)
{
    return page.recordsPage(CataloguePage::Place::Authors)->asksAboutDoubts(meant)
        || page.recordsPage(CataloguePage::Place::Books)->asksAboutDoubts(meant);
}

bool LeaveController::asksBefore(const std::function<void()> &leave)
{
    return m_page && asks(*m_page, [this, leave] { begin(leave); });
}

//! Something else was typed than what the person has given up and what has been waited for.
bool LeaveController::hasMore()
{
    const QString complaint = m_page ? m_page->finishEditing() : QString();
    return (!complaint.isEmpty() && complaint != m_given) || newest() > m_newest;
}

//! The number of the edit that was typed last, of those that the database does not have.
quint64 LeaveController::newest() const
{
    if (!m_page || m_page->outbox().entries().empty())
        return 0;
    return m_page->outbox().entries().back().number;
}

void LeaveController::ask(const QString &text, const QString &consequences, std::function<void()> confirmed,
                          const QString &confirm)
{
    m_prompts.ask(&m_window,
                  {.title = tr("Close catalogue"),
                   .text = text,
                   .consequences = consequences,
                   .confirm = confirm.isEmpty() ? tr("Close and lose it") : confirm,
                   .dangerous = true},
                  std::move(confirmed));
}

} // namespace catalpa::ui
