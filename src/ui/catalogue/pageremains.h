// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/catalogue/dialogs/additiondraft.h"

#include <QtCore/QList>
#include <QtCore/QUuid>

namespace catalpa::ui {

class CataloguePage;

//! What goes on when the page of a catalogue is made anew.
struct PageRemains {
    QList<QUuid> onTheirWay; //!< The tokens of edits that were being sent.
    QList<AdditionDraft> drafts; //!< New records that are not added yet.

    //! Takes them from a page that goes; where that is null, they stay what they were.
    void take(CataloguePage *page);
};

} // namespace catalpa::ui
