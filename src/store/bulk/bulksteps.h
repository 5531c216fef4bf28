// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/bulk/bulkwrites.h"

namespace catalpa::store {

//! Many edits in one transaction, see AuthorStore::applyAll().
Result<BulkAnswer> applyMany(db::Session &session, const QList<AuthorEdit> &edits, const Receipt &receipt,
                             const CatalogueCapabilities &capabilities);
Result<BulkAnswer> applyMany(db::Session &session, const QList<BookEdit> &edits, const Receipt &receipt,
                             const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
