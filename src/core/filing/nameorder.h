// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filing/nameparts.h"

namespace catalpa::filing {

// Rules for names whose order is another than forename and family name.

std::optional<SortName> keepUndivided(NameParts &parts); //!< Iceland, Ibn Khaldun, initials.
std::optional<SortName> fileByScript(NameParts &parts); //!< Arabic, Han, Russian with a patronymic.
std::optional<SortName> fileFamilyFirst(NameParts &parts); //!< East Asia, Vietnam, Hungary.

} // namespace catalpa::filing
