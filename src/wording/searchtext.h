// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"

namespace catalpa {

//! What is searched for, in a sentence: "Authors with “le guin”, added in the last 30 days, without “draft”".
QString searchSentence(const SearchQuery &search, SearchScope scope);

//! What was not taken as it was typed, a sentence each.
QStringList searchHints(const SearchQuery &search);
//! Those of them by which more is found than was asked for, as terms were left out or nothing is left, or nothing can
//! be found: a person sees it, a program that reads the list would not.
QStringList hintsThatFindMore(const SearchQuery &search);

} // namespace catalpa
