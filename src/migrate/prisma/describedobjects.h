// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"
#include "schema/snapshot.h"

namespace catalpa::migrate {

// What is in a state of tables as Prisma sees it, in the form in which differences are told. Pure.

schema::SchemaObject tableObject(const prisma::Table &table, const prisma::Database &state);
schema::SchemaObject typeObject(const prisma::EnumType &type, const prisma::Database &state);
//! The column at \a place of \a table.
schema::SchemaObject columnObject(const prisma::Table &table, qsizetype place, const prisma::Database &state);
schema::SchemaObject indexObject(const prisma::Table &table, qsizetype place, const prisma::Database &state);
//! Of a table that has one.
schema::SchemaObject primaryKeyObject(const prisma::Table &table, const prisma::Database &state);
schema::SchemaObject foreignKeyObject(const prisma::ForeignKey &key, const prisma::Database &state);
schema::SchemaObject extensionObject(const prisma::Extension &extension, const prisma::Database &state);

} // namespace catalpa::migrate
