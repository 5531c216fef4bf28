// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/detailkind.h"

#include <QtCore/QList>

namespace catalpa::ui {

//! Details that stand together in a form.
struct DetailGroup {
    QString title; //!< Empty for the first one, which follows the fields that every record has.
    QList<DetailDescription> fields;
};

//! All details of a book or of an author, as people are shown them.
QList<DetailGroup> bookGroups();
QList<DetailGroup> authorGroups();

} // namespace catalpa::ui
