// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemafindings.h"
#include "db/session.h"
#include "migrate/history/bundle.h"
#include "migrate/prisma/schemasource.h"

namespace catalpa::migrate {

//! As checkDrift() of the migrations of a project, but what Catalpa's own migrations have made beside them, or should
//! have, is no drift of it; and where the tables differ in nothing that Prisma's language can say, nothing is: what
//! else differs is told in notCompared. \a schema is that of the project. Blocks; \a session must not be in a
//! transaction.
Result<SchemaFindings> projectDrift(db::Session &session, const Bundle &project, const PrismaSchema &schema);

} // namespace catalpa::migrate
