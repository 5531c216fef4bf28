// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"

namespace catalpa::migrate {

//! What Prisma's introspection makes of the default \a text of \a column, whose type is known: a value where it can
//! read one, else the expression as it stands. Source: prisma/prisma-engines,
//! sql-schema-describer/src/postgres/default.rs.
prisma::Default describedDefault(const QString &text, const prisma::Column &column);

} // namespace catalpa::migrate
