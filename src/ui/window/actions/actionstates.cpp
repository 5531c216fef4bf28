// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/actions/actionstates.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/window/actions/actions.h"

#include "base/text.h"

namespace catalpa::ui {

bool ActionStates::canEdit() const
{
    return inFront && inFront->capabilities().canEdit;
}

//! What the role may not do is greyed, and the status bar says why.
void ActionStates::applyRightsTo(const Actions &a) const
{
    const auto apply = [this](QAction *action, bool may, bool isPossible, const QString &reason) {
        action->setEnabled(canEdit() && may && isPossible);
        action->setStatusTip(canEdit() && !may ? reason : QString());
        action->setToolTip(canEdit() && !may ? reason : QString()); // Without one, that is what it is called.
    };
    const CatalogueCapabilities capabilities = inFront ? inFront->capabilities() : CatalogueCapabilities();
    apply(a.newAuthor, capabilities.authorRights.mayAdd, true, Text::tr("Your role may not add authors."));
    apply(a.newBook, capabilities.bookRights.mayAdd, true, Text::tr("Your role may not add books."));
    const bool isOfBooks = inFront && inFront->place() == CataloguePage::Place::Books;
    apply(a.remove, isOfBooks ? capabilities.bookRights.mayRemove : capabilities.authorRights.mayRemove,
          inFront && inFront->current()->hasRecord(),
          isOfBooks ? Text::tr("Your role may not delete books.") : Text::tr("Your role may not delete authors."));
    for (QAction *action : {a.sample, a.importBooks}) {
        apply(action, capabilities.mayAddBoth(), true, Text::tr("Your role may not add authors and books."));
    }
}

void ActionStates::applyTo(const Actions &actions) const
{
    const Actions &a = actions;
    for (QAction *action : {a.authors, a.books, a.refresh, a.sidebar, a.detail, a.find, a.saveCopy, a.move,
                            a.openInBrowser, a.exportBooks, a.lookUpBooks, a.print, a.statistics})
        action->setEnabled(inFront);
    applyRightsTo(a);
    const bool isRecorded = inFront && inFront->history();
    const bool hasRecord = inFront && inFront->current()->hasRecord();
    for (QAction *action : {a.history, a.trash}) {
        action->setEnabled(isRecorded && (action == a.trash || hasRecord));
        action->setStatusTip(inFront && !isRecorded
                                 ? Text::tr("This catalogue does not record what is changed. Open the migrations to "
                                            "begin.")
                                 : QString());
    }
    const bool isRemembered = isRecorded && inFront->capabilities().hasDoubles;
    a.doubles->setEnabled(isRemembered);
    a.doubles->setStatusTip(inFront && !isRemembered
                                ? Text::tr("This catalogue has no place for what is decided of doubles. Open the "
                                           "migrations to make it.")
                                : QString());
    const bool mayTakeBack = isRecorded && canEdit() && inFront->capabilities().bookRights.mayRemove;
    a.takeImportBack->setEnabled(mayTakeBack);
    a.takeImportBack->setStatusTip(isRecorded && canEdit() && !mayTakeBack ? Text::tr("Your role may not delete books.")
                                                                           : a.history->statusTip());
    for (QAction *action : {a.edit, a.fillDown, a.repeat, a.paste})
        action->setEnabled(canEdit() && hasRecord);
    a.save->setEnabled(canEdit()); // The form may hold something that has no row.
    a.addField->setEnabled(canEdit() && hasRecord && inFront->capabilities().hasDetails);
    for (QAction *action : {a.copy, a.previousRecord, a.nextRecord})
        action->setEnabled(hasRecord);
    const bool hasRows = inFront && inFront->current()->model()->rowCount() > 0;
    for (QAction *action : {a.selectAll, a.jump})
        action->setEnabled(hasRows);
    for (QAction *action : {a.changeMany, a.replace})
        action->setEnabled(canEdit() && hasRows);
    a.restoreCopy->setEnabled(!isOpening);
    a.migrations->setEnabled(hasHistory);
    a.closeCatalogue->setEnabled(isOpen);
    a.stopBrowser->setEnabled(isInBrowser);
}

} // namespace catalpa::ui
