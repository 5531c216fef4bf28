// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/searchterms.h"

namespace catalpa {

//! What is searched for, in a sentence: "Authors with “le guin”, added in the last 30 days, without “draft”".
QString searchSentence(const SearchTerms &search, SearchScope scope);

//! What was not taken as it was typed, a sentence each.
QStringList searchHints(const SearchTerms &search);

} // namespace catalpa
