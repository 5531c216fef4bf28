// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"

namespace catalpa {

//! What is searched for, in a sentence: "Authors with “le guin”, added in the last 30 days, without “draft”".
QString searchSentence(const SearchQuery &search, SearchScope scope);

//! What was not taken as it was typed, a sentence each.
QStringList searchHints(const SearchQuery &search);
//! Why a program is not answered, a sentence each: more would be found than was asked for, as terms would be left out
//! or nothing is left, or nothing can be found. A person would see it, a program that reads the list would not.
QStringList refusals(const SearchQuery &search);

} // namespace catalpa
