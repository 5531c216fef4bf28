// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"

#include <optional>

namespace catalpa {

//! \a term with what stands behind "added:": "<30d", ">1y", "2026", "2026-03", "2026-03-01..2026-04-01", "<2026",
//! "today", "yesterday". Nothing when \a value is none of these.
std::optional<SearchTerm> readDates(const QString &value, const QDate &today, SearchTerm term);

//! \a term with what stands behind "books:": "0", ">10", "<=3", "2..5", "none", "any". Nothing when it is none of
//! these.
std::optional<SearchTerm> readNumber(const QString &value, SearchTerm term);

} // namespace catalpa
