// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/reading/autorefresh.h"

#include "core/reachability.h"
#include "ui/catalogue/reading/pagereading.h"
#include "ui/catalogue/recordspage.h"

#include <QtCore/QEvent>
#include <QtCore/QRandomGenerator>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <utility>

namespace catalpa::ui {
namespace {

//! What may pass while nobody does anything. A wrong password, sent again and again, may lock the person out.
bool mayPass(const Error *error)
{
    return !error || error->kind == ErrorKind::Offline || error->kind == ErrorKind::OutcomeUnknown
        || error->kind == ErrorKind::Busy || error->kind == ErrorKind::Exhausted;
}

} // namespace

AutoRefresh::AutoRefresh(Catalogue &catalogue, QWidget &window, std::unique_ptr<Ticker> ticker)
    : m_catalogue(catalogue)
    , m_window(window)
    , m_ticker(std::move(ticker))
{
    const Reachability &reachability = catalogue.reachability();
    connect(m_ticker.get(), &Ticker::ticked, this, &AutoRefresh::pass);
    connect(&reachability, &Reachability::failed, this, &AutoRefresh::noteFailure);
    connect(&reachability, &Reachability::answered, this, &AutoRefresh::noteAnswer);
    connect(&reachability, &Reachability::recovered, this, &AutoRefresh::readAgain);
    qApp->installEventFilter(this);
    noteUse(); // Whoever has opened a catalogue looks at it.
}

AutoRefresh::~AutoRefresh() = default;

void AutoRefresh::add(RecordsPage &page)
{
    m_pages += &page;
    connect(page.reading(), &PageReading::failed, this, [this](const Error &error) {
        if (Reachability::isAnswer(error)) // Else it was noted already.
            noteFailure();
    });
}

void AutoRefresh::noteFailure()
{
    m_schedule.noteFailure(QRandomGenerator::global()->generateDouble());
}

void AutoRefresh::noteAnswer()
{
    const RecordsPage *page = inFront();
    if (!page || !page->reading()->isLacking())
        m_schedule.noteSuccess();
}

RecordsPage *AutoRefresh::inFront() const
{
    const auto page =
        std::find_if(m_pages.cbegin(), m_pages.cend(), [](const auto *each) { return each->isVisible(); });
    return page == m_pages.cend() ? nullptr : *page;
}

bool AutoRefresh::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        if (watched->isWidgetType() && m_window.window()->isActiveWindow())
            noteUse();
        break;
    case QEvent::WindowActivate:
        if (watched == m_window.window())
            noteUse();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void AutoRefresh::noteUse()
{
    if (m_schedule.noteUse())
        m_ticker->start();
}

void AutoRefresh::pass()
{
    const bool isDue = m_schedule.pass(Ticker::interval);
    if (!m_schedule.isUsed())
        return m_ticker->stop();
    const RecordsPage *page = m_window.window()->isActiveWindow() ? inFront() : nullptr;
    if (!isDue || !page || m_looking.isActive() || !mayPass(m_catalogue.reachability().error())
        || !mayPass(page->reading()->error()))
        return;
    if (page->reading()->isLacking())
        page->reading()->askAgain();
    else
        look();
}

void AutoRefresh::look()
{
    m_looking = deliver(m_catalogue.changeMark(), this, [this](const Result<QByteArray> &mark) {
        if (mark)
            takeMark(*mark);
    });
}

void AutoRefresh::takeMark(const QByteArray &mark)
{
    const bool isOther = mark != m_mark;
    const RecordsPage *front = inFront();
    if (!front || (!isOther && !m_isDoubtful))
        return;
    m_isDoubtful = isOther;
    m_mark = front->reading()->look() ? mark : QByteArray();
    for (RecordsPage *page : std::as_const(m_pages)) {
        if (page != front)
            page->refreshWhenShown();
    }
}

void AutoRefresh::readAgain()
{
    const RecordsPage *front = inFront();
    for (RecordsPage *page : std::as_const(m_pages)) {
        if (page == front)
            page->reading()->readAgain();
        else
            page->refreshWhenShown();
    }
}

} // namespace catalpa::ui
