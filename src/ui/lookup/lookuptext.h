// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/importreport.h"
#include "models/lookup/lookupmodel.h"
#include "ui/widgets/prompts.h"

namespace catalpa::ui {

//! What stands of what was looked up: "3 found, 1 not found, 2 waiting."; empty for nothing.
QString summaryOf(const LookUpModel &model);
//! Before all of that is lost. Return, which a scanner presses too, keeps it.
Question closingQuestion(const LookUpModel &model);
//! What there is to read of a row: what is to note, and the record that was found. \a room: of the catalogue.
QString rowText(const LookUpModel::Row &row, const exchange::CatalogueRoom &room);
//! What became of adding books that were looked up.
QString addedText(const exchange::ImportReport &report);

} // namespace catalpa::ui
