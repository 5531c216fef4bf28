// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

namespace catalpa::store {

//! Looks what is in the database; one round trip. See Catalogue::inspect().
Result<CatalogueCapabilities> inspect(db::Session &session, const QStringList &languages);
//! Nobody has made anything in this database yet: no table, view, sequence or schema, of whatever program.
Result<bool> isUntouched(db::Session &session);

} // namespace catalpa::store
