// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filing/nameparts.h"

namespace catalpa::filing {

//! The last rule, which decides: forenames, particles, and the family name at the end, of one word or of several.
SortName fileFamilyLast(NameParts &parts);

} // namespace catalpa::filing
