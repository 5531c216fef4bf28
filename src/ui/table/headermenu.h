// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace catalpa::ui {

class CatalogueView;

//! What may be done with order, columns and alphabet of a table: the menu of its header, and the same in the menu bar.
//! Each adds to \a menu what is true now; the view must outlive it.

void addOrder(QMenu &menu, CatalogueView &view); //!< Sort by one column.
void addFurtherOrder(QMenu &menu, CatalogueView &view); //!< Then by another one.
void addColumns(QMenu &menu, CatalogueView &view);
void addAlphabets(QMenu &menu, CatalogueView &view);
//! The menu of a header's column, -1 for none. The caller shows and deletes it.
QMenu *headerMenu(CatalogueView &view, int column);

} // namespace catalpa::ui
