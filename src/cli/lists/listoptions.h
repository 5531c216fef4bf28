// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/commandline.h"
#include "cli/lists/listcursor.h"
#include "core/search/query.h"
#include "core/search/searchquery.h"

namespace catalpa::cli {

inline constexpr int largestLimit = 1'000'000; //!< Of --limit.

//! --limit and --count, of which one is enough.
QList<Option> limitOrCount();
//! --search, --sort, --after and --sort-names. Each is checked with the command line, as is what goes with what.
QList<Option> listOptions(SearchScope scope);

//! What was asked for, of a command line that has been checked.
AuthorQuery authorQuery(const CommandLine &commandLine);
BookQuery bookQuery(const CommandLine &commandLine);
std::optional<int> limitOf(const CommandLine &commandLine);
std::optional<ListCursor> cursorOf(const CommandLine &commandLine);

//! True when nothing but the guide's list is asked for: all records, or all of one author, as they were recorded.
bool isGuidesList(const CommandLine &commandLine);
//! What ListCursor::list is for this list.
QString listMark(const CommandLine &commandLine);
//! What of the search is taken in another way than it may be meant, a sentence each.
QStringList searchWarnings(const CommandLine &commandLine);

} // namespace catalpa::cli
