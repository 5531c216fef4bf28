// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/search/query.h"
#include "core/search/searchquery.h"

namespace catalpa::cli {

//! What --sort knows, of one kind of record.
QStringList levelNames(SearchScope scope);

//! Levels as they are typed, the first one first, with a minus in front of those that run downwards: "author,-added".
//! ErrorKind::Invalid, with a sentence about the command line, for an unknown one, none, and one that stands there
//! twice.
Result<AuthorQuery::Order> authorOrder(const QString &levels);
Result<BookQuery::Order> bookOrder(const QString &levels);

} // namespace catalpa::cli
