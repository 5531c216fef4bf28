// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filing/nameparts.h"

namespace catalpa::filing {

// Rules for names that begin with the family name.

std::optional<SortName> fileEastAsian(NameParts &parts); //!< China and Korea.
std::optional<SortName> fileVietnamese(NameParts &parts);
std::optional<SortName> fileJapanese(NameParts &parts);
std::optional<SortName> fileHungarian(NameParts &parts);

} // namespace catalpa::filing
