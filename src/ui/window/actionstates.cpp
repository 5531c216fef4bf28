// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/actionstates.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/window/actions.h"

namespace catalpa::ui {

bool ActionStates::canEdit() const
{
    return inFront && inFront->capabilities().canEdit;
}

void ActionStates::applyTo(const Actions &actions) const
{
    const Actions &a = actions;
    for (QAction *action :
         {a.authors, a.books, a.refresh, a.copy, a.selectAll, a.sidebar, a.detail, a.find, a.saveCopy, a.move})
        action->setEnabled(inFront);
    for (QAction *action : {a.newAuthor, a.newBook, a.save, a.edit, a.remove, a.sample, a.changeMany, a.replace,
                            a.fillDown, a.repeat, a.paste})
        action->setEnabled(canEdit());
    a.undo->setEnabled(canEdit() && inFront->canUndo());
    a.restoreCopy->setEnabled(!isOpening);
    a.migrations->setEnabled(hasHistory);
    a.closeCatalogue->setEnabled(isOpen);
}

} // namespace catalpa::ui
