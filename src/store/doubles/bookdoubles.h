// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/doubles/proposeddoubles.h"
#include "db/session.h"

namespace catalpa::store {

//! See DoubleStore::find(). Editions that say so are not the same: those that have other ISBNs, editions or numbers in
//! a series.
Result<ProposedDoubles> findBookDoubles(db::Session &session, const CatalogueCapabilities &capabilities, int most);

} // namespace catalpa::store
