// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/removal.h"
#include "store/writes/receipt.h"

namespace catalpa::store {

//! RemovalStore::remove() in one transaction. \a mayBeDone: an earlier run may have done it, and no receipt tells; what
//! is gone as a whole then counts as done.
Result<> removeRecords(db::Session &session, const RemovedRecords &records, const Receipt &receipt, bool mayBeDone,
                       const CatalogueCapabilities &capabilities);

//! RemovalStore::isRemoved(). The receipt of a transaction that is not over yet is waited for.
Result<bool> areRemoved(db::Session &session, const RemovedRecords &records, const Receipt &receipt,
                        const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
