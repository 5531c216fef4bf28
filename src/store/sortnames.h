// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/transaction.h"

namespace catalpa::store {

//! SQL that files the record $1 under $3 instead of $2, in one statement that answers \a columns: no row when it was
//! filed elsewhere meanwhile, or is gone. \a function is the one of the migration reading_index; its answer is
//! filed.name.
QByteArray setSortName(const QByteArray &function, const QByteArray &columns, const QByteArray &tables,
                       const QByteArray &id);

//! ErrorKind::Schema when a sort key is \a needed and the database has no place for it.
Result<> checkPlaceForSortKey(bool needed, const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
