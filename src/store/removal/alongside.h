// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/records/removal.h"
#include "db/session.h"

namespace catalpa::store {

//! The records with RemovedRecords::alongside, as it is now. ErrorKind::Rights where the database would delete books
//! of an author by itself of which the role does not see all.
Result<RemovedRecords> withAlongside(db::Session &session, RemovedRecords records);
//! The records with RemovedRecords::unkept: where history is recorded, it keeps all columns.
Result<RemovedRecords> withUnkept(db::Session &session, RemovedRecords records,
                                  const CatalogueCapabilities &capabilities);
//! ErrorKind::Conflict when the database would by now touch other tables too than \a records tells.
Result<> checkAlongside(db::Session &session, const RemovedRecords &records);

} // namespace catalpa::store
