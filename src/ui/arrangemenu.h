// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace catalpa::ui {

class CatalogView;

//! What may be done with order, columns and alphabet of a table: the menu of its header, and the same in the menu bar.
//! Each adds to \a menu what is true now; the view must outlive it.

void addOrder(QMenu &menu, CatalogView &view); //!< Sort by one column.
void addFurtherOrder(QMenu &menu, CatalogView &view); //!< Then by another one.
void addColumns(QMenu &menu, CatalogView &view);
void addAlphabets(QMenu &menu, CatalogView &view);
//! The menu of a header's column, -1 for none. The caller shows and deletes it.
QMenu *arrangeMenu(CatalogView &view, int column);

} // namespace catalpa::ui
