// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/statistics/tally.h"
#include "db/session.h"

namespace catalpa::store {

//! Counts all books by one thing; the answer has no groups where the catalogue has no place for it.
Result<Tallies> readTallies(db::Session &session, const CatalogueCapabilities &capabilities, TallyKind kind);

} // namespace catalpa::store
