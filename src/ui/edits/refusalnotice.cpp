// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/refusalnotice.h"

#include "core/outbox/outbox.h"
#include "ui/catalogue/recordspage.h"
#include "ui/widgets/banner.h"

namespace catalpa::ui {

RefusalNotice::RefusalNotice(Outbox &outbox, Banner &banner, QObject *parent)
    : QObject(parent)
    , m_banner(banner)
{
    connect(&outbox, &Outbox::changed, this, [this] {
        if (!m_isHeld)
            clear();
    });
}

void RefusalNotice::follow(RecordsPage &page)
{
    connect(&page, &RecordsPage::refused, this, &RefusalNotice::tell);
    // A cell that refuses what was typed may be left by the same key or click.
    connect(page.view(), &CatalogueView::editorClosed, this, [this] {
        if (!m_isHeld && !m_isFresh)
            clear();
    });
}

void RefusalNotice::tell(const QString &sentence, bool isHeld)
{
    if (sentence.isEmpty())
        return clear();
    m_sentence = sentence;
    m_isHeld = isHeld;
    m_isFresh = true;
    QMetaObject::invokeMethod(
        this, [this] { m_isFresh = false; }, Qt::QueuedConnection);
    m_banner.tell(Banner::Tone::Warning, sentence);
}

void RefusalNotice::clear()
{
    if (!m_sentence.isEmpty() && m_banner.text() == m_sentence)
        m_banner.clear();
    m_sentence.clear();
    m_isHeld = false;
}

} // namespace catalpa::ui
