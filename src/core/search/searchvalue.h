// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"

namespace catalpa {

//! What stands behind "added:" as \a term: "<30d", ">1y", "2026", "2026-03", "2026-03-01..2026-04-01", "<2026",
//! "today", "yesterday". False when it is none of these.
bool readDates(const QString &value, const QDate &today, SearchTerm &term);

//! What stands behind "books:": "0", ">10", "<=3", "2..5", "none", "any".
bool readNumber(const QString &value, SearchTerm &term);

} // namespace catalpa
