// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"
#include "schema/snapshot.h"

namespace catalpa::migrate {

//! The type and arity of a column as Prisma's introspection sees them. \a enums are the enums there are, \a
//! defaultSchema the schema whose name Prisma leaves out.
prisma::Column describedColumn(const QString &name, const schema::ColumnDefinition &definition,
                               const QList<prisma::EnumType> &enums, const QString &defaultSchema);

//! "public.\"Role\"" as schema and name; without the schema when that is the default one.
prisma::QualifiedName qualifiedName(const QString &text, const QString &defaultSchema);

} // namespace catalpa::migrate
