// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"
#include "schema/snapshot.h"

namespace catalpa::migrate {

//! What is in a database, as Prisma's introspection sees it: tables, columns, keys, indexes and enums of \a schemas.
//! \a withPartialIndexes: whether it compares those, which it does for schemas that have the preview feature. Pure.
prisma::Database describedState(const schema::SchemaSnapshot &snapshot, const QStringList &schemas,
                                const QString &defaultSchema, bool withPartialIndexes);

} // namespace catalpa::migrate
