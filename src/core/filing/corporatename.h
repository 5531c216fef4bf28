// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filing/nameparts.h"

namespace catalpa::filing {

std::optional<SortName> keepKnownNames(NameParts &parts); //!< Those that no rule can know; before the words.
std::optional<SortName> keepBodies(NameParts &parts); //!< Bodies, groups, "Place. Body", and "The …"; needs the words.

} // namespace catalpa::filing
