// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cataloguetablemodel.h"

namespace catalpa {

//! Arithmetic on the levels of an order. Pure.
namespace sortlevels {

using Levels = QList<CatalogueTableModel::SortColumn>;

//! The level of a column, or -1.
int indexOf(const Levels &levels, int column);
//! By this column alone; once more turns it round.
Levels sortedBy(const Levels &levels, int column);
//! The same with a direction that is told.
Levels sortedBy(int column, Qt::SortOrder order);
//! By this column too, behind the others; when it is among them it turns round in its place.
Levels thenBy(Levels levels, int column);
//! Without this column. The last level stays: rows stand in some order.
Levels without(const Levels &levels, int column);
//! Where rows with nothing recorded in the column stand; nothing changes when it is not among the levels.
Levels withNothing(Levels levels, int column, bool first);

} // namespace sortlevels
} // namespace catalpa
