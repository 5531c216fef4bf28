// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/doubles/merge.h"
#include "db/session.h"

namespace catalpa::store {

//! See DoubleStore::merge(). In one transaction.
Result<MergeReport> mergeRecords(db::Session &session, const AuthorMerge &merge, const Sending &sending,
                                 const CatalogueCapabilities &capabilities);
Result<MergeReport> mergeRecords(db::Session &session, const BookMerge &merge, const Sending &sending,
                                 const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
