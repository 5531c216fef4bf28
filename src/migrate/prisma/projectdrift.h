// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemafindings.h"
#include "db/session.h"
#include "migrate/history/bundle.h"

namespace catalpa::migrate {

//! As checkDrift() of the migrations of a project, but what Catalpa's own migrations have made beside them, or should
//! have, is no drift of it. Blocks; \a session must not be in a transaction.
Result<SchemaFindings> projectDrift(db::Session &session, const Bundle &project);

} // namespace catalpa::migrate
