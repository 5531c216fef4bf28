// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/pastedcells.h"
#include "core/bulk/proposal.h"
#include "core/bulk/recordfield.h"
#include "core/bulk/replacement.h"

namespace catalpa {

//! The same text in a field of every record; an empty one clears it.
Recipes settingRecipes(RecordField field, const QString &text);
//! The same author for every book.
Recipes authorRecipes(const Author &author);
//! Something else in place of what is found in a field.
Recipes replacingRecipes(RecordField field, const Replacement &replacement);
//! The cells of a spreadsheet: its first row for the first record, and so on.
Recipes pastingRecipes(const PastePlan &plan);

} // namespace catalpa
