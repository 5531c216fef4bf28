// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"
#include "schema/snapshot.h"

namespace catalpa::migrate {

//! An index, or the index behind a unique constraint, as Prisma's introspection sees it; nothing for what it does not
//! look at: indexes over expressions, exclusion constraints.
std::optional<prisma::Index> describedIndex(const schema::SchemaObject &object);

//! What the sequence is called that PostgreSQL makes for a SERIAL column.
QString serialSequence(const QString &table, const QString &column);

} // namespace catalpa::migrate
