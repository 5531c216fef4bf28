// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/cataloguestatusbar.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/edits/editscontroller.h"
#include "ui/widgets/connectionindicator.h"
#include "ui/widgets/text/plainlabel.h"

#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

CatalogueStatusBar::CatalogueStatusBar(QWidget *parent)
    : QStatusBar(parent)
    , m_count(new PlainLabel(this))
    , m_unsaved(new QToolButton(this))
    , m_indicator(new ConnectionIndicator(this))
{
    m_count->setObjectName(u"countLabel"_s);
    m_unsaved->setObjectName(u"unsavedButton"_s);
    m_unsaved->setAccessibleName(tr("Edits not saved yet"));
    m_unsaved->hide();
    setSizeGripEnabled(false);
    setContentsMargins(8, 2, 8, 2);
    addWidget(m_count);
    addWidget(m_unsaved);
    addPermanentWidget(m_indicator);
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
    showCount();
    showUnsaved();
}

void CatalogueStatusBar::tell(const QString &sentence)
{
    constexpr int toBeRead = 8'000; // Milliseconds.
    showMessage(sentence, toBeRead);
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
    if (outbox.isStalled())
        m_indicator->show(ConnectionIndicator::State::Offline, tr("Not connected"));
    else if (!outbox.isSettled())
        m_indicator->show(ConnectionIndicator::State::Busy, tr("Saving"));
    else
        m_indicator->show(ConnectionIndicator::State::Ready, m_name);
}

} // namespace catalpa::ui
