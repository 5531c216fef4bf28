// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/cataloguestatusbar.h"

#include "core/reachability.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/edits/editscontroller.h"
#include "ui/widgets/connectionindicator.h"
#include "ui/widgets/text/plainlabel.h"

#include <QtCore/QUrl>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

CatalogueStatusBar::CatalogueStatusBar(QWidget *parent)
    : QStatusBar(parent)
    , m_count(new PlainLabel(this))
    , m_message(new PlainLabel(this))
    , m_unsaved(new QToolButton(this))
    , m_served(new QToolButton(this))
    , m_indicator(new ConnectionIndicator(this))
{
    setObjectName(u"CatalogueStatusBar"_s);
    m_count->setObjectName(u"countLabel"_s);
    m_message->setObjectName(u"messageLabel"_s);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // A long sentence widens no window.
    m_reading.setSingleShot(true);
    m_reading.setInterval(8s);
    connect(&m_reading, &QTimer::timeout, m_message, &QLabel::clear);
    m_unsaved->setObjectName(u"unsavedButton"_s);
    m_unsaved->hide();
    m_served->setObjectName(u"servedButton"_s);
    m_served->hide();
    setSizeGripEnabled(false);
    setContentsMargins(8, 2, 8, 2);
    addWidget(m_count);
    addWidget(m_unsaved);
    addWidget(m_message, 1);
    addPermanentWidget(m_served);
    addPermanentWidget(m_indicator);
    connect(m_served, &QToolButton::clicked, this, &CatalogueStatusBar::stopRequested);
    connect(m_unsaved, &QToolButton::clicked, this, [this] {
        if (m_page)
            m_page->edits().review();
    });
}

void CatalogueStatusBar::setPage(CataloguePage &page, const QString &name)
{
    m_page = &page;
    m_name = name;
    connect(&page, &CataloguePage::countChanged, this, &CatalogueStatusBar::showCount);
    connect(&page, &CataloguePage::told, this, &CatalogueStatusBar::tell);
    connect(&page.outbox(), &Outbox::changed, this, &CatalogueStatusBar::showUnsaved);
    connect(&page.reachability(), &Reachability::changed, this, &CatalogueStatusBar::showUnsaved);
    showCount();
    showUnsaved();
    comeAfter(page);
}

//! In the order of Tab, as it stands in the window. The page was made later.
void CatalogueStatusBar::comeAfter(QWidget &page)
{
    QWidget *last = nullptr;
    for (QWidget *each = page.nextInFocusChain(); each != &page; each = each->nextInFocusChain()) {
        if (page.isAncestorOf(each) && each->focusPolicy() != Qt::NoFocus)
            last = each;
    }
    if (!last)
        return;
    setTabOrder(last, m_unsaved);
    setTabOrder(m_unsaved, m_served);
}

void CatalogueStatusBar::tell(const QString &sentence)
{
    m_message->setText(sentence);
    m_message->setToolTip(sentence); // Where there is no room for all of it.
    m_reading.start();
}

void CatalogueStatusBar::setServed(const QUrl &url)
{
    m_served->setVisible(url.isValid());
    m_served->setText(tr("In the browser at %1 · Stop").arg(url.toString()));
    m_served->setAccessibleName(tr("Stop showing the catalogue in the browser, at %1").arg(url.toString()));
}

void CatalogueStatusBar::showCount()
{
    if (m_page)
        m_count->setText(m_page->current()->statusText());
}

void CatalogueStatusBar::showUnsaved()
{
    if (!m_page)
        return;
    const Outbox &outbox = m_page->outbox();
    const auto unsaved = int(outbox.entries().size());
    m_unsaved->setVisible(unsaved > 0);
    m_unsaved->setText(tr("%Ln edit(s) not saved yet · Review", nullptr, unsaved));
    const auto state = m_page->reachability().state();
    if (state == Reachability::State::Waiting || state == Reachability::State::Connecting)
        m_indicator->show(ConnectionIndicator::State::Busy, m_page->waitingSentence());
    else if (outbox.isStalled() || state == Reachability::State::Unreachable)
        m_indicator->show(ConnectionIndicator::State::Offline, tr("Not connected"));
    else if (!outbox.isSettled())
        m_indicator->show(ConnectionIndicator::State::Busy, tr("Saving"));
    else
        m_indicator->show(ConnectionIndicator::State::Ready, m_name);
}

} // namespace catalpa::ui
