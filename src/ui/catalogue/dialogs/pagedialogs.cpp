// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/pagedialogs.h"

#include "ui/catalogue/cataloguepage.h"

#include <QtWidgets/QDialog>

namespace catalpa::ui {

void PageDialogs::setPage(CataloguePage &page)
{
    m_page = &page;
    connect(&page, &QObject::destroyed, this, &PageDialogs::left);
    Q_EMIT entered(page);
}

void PageDialogs::add(QDialog &dialog, const Way &way)
{
    const ConnectionAddress address = m_page->catalogue().address();
    connect(this, &PageDialogs::left, &dialog, way.leave);
    connect(this, &PageDialogs::entered, &dialog, [address, enter = way.enter](CataloguePage &page) {
        if (page.catalogue().address() == address)
            enter(page);
    });
}

QString PageDialogs::reason(const Error &error)
{
    if (!error.message.isEmpty())
        return error.message;
    return tr("The catalogue was closed before the answer came. Look at it again to see what was done.");
}

CataloguePage *PageDialogs::pageOf(const ConnectionAddress &address) const
{
    return m_page && m_page->catalogue().address() == address ? m_page.data() : nullptr;
}

} // namespace catalpa::ui
