// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/pageremains.h"

#include "ui/catalogue/additioncontroller.h"
#include "ui/catalogue/cataloguepage.h"

namespace catalpa::ui {

void PageRemains::take(CataloguePage *page)
{
    if (!page)
        return;
    (void)page->finishEditing();
    onTheirWay = page->outbox().onTheirWay();
    drafts = page->additions().drafts();
}

} // namespace catalpa::ui
