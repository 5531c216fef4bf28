// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/bookrecord.h"
#include "models/lookup/lookupmodel.h"

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Columns of a table with a LookUpModel, wide enough for an ISBN with hyphens and for every state.
void arrangeLookUpTable(QTableView &table);

//! The selected rows with something to add, in order, the first of them.
LookUpModel::Places chosenRows(const QTableView &table, const LookUpModel &model);

//! What a book can take of the record in the current row; none where nothing was found.
std::optional<exchange::IncomingBook> currentFields(const QTableView &table, const LookUpModel &model,
                                                    const exchange::CatalogueRoom &room);

} // namespace catalpa::ui
