// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filing/nameparts.h"

namespace catalpa::filing {

// Rules for names of several people, for what stands in brackets, and for what has a comma.

std::optional<SortName> leaveTheFirstPerson(NameParts &parts); //!< Before a semicolon or a stroke.
std::optional<SortName> setBracketsAside(NameParts &parts);
//! A comma makes a heading, but for "…, Jr." and lists of people.
std::optional<SortName> keepHeadings(NameParts &parts);
//! Before a word for "and", in any language; needs the words.
std::optional<SortName> leaveThoseBeforeAnd(NameParts &parts);

} // namespace catalpa::filing
