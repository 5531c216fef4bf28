// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/removal.h"
#include "store/writes/receipt.h"

namespace catalpa::store {

//! RemovalStore::restore() in one transaction. \a mayBeDone as for removeRecords().
Result<qint64> restoreRecords(db::Session &session, const RemovedRecords &records, const Receipt &receipt,
                              bool mayBeDone, const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
