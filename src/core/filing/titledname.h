// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filing/nameparts.h"

namespace catalpa::filing {

// Rules for what stands before and behind a name: Jr., the Elder, Pope, Sir, of Assisi.

std::optional<SortName> setSuffixesAside(NameParts &parts);
std::optional<SortName> fileRulersAndSaints(NameParts &parts);
std::optional<SortName> setTitlesAside(NameParts &parts);
std::optional<SortName> fileUnderForenameWithOrigin(NameParts &parts);

} // namespace catalpa::filing
