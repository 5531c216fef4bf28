// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/lookup/lookupmodel.h"

namespace catalpa {

//! "Found", "Not found" …
QString stateText(LookUpModel::State state);
//! "Looked up", "State" …
QString columnTitle(int column);
//! What stands in a LookUpModel::Column of a row, of any length.
QString cellText(const LookUpModel::Row &row, int column);

} // namespace catalpa
