// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/snapshot.h"

namespace catalpa::schema {

//! "name", for SQL.
QString quoted(const QString &name);
//! "schema"."name"; without the schema for "public", as Prisma writes it.
QString qualified(const QString &schema, const QString &name);
//! The name of the table that \a part belongs to.
QString sqlTable(const SchemaObject &part);

//! A type as Prisma writes it: "TIMESTAMP(3)", "VARCHAR(80)"; one of a person's own as PostgreSQL does.
QString typeText(const QString &type);
//! What follows a column's name: "TEXT NOT NULL DEFAULT 'x'".
QString columnText(const ColumnDefinition &column);
//! CONSTRAINT "name" PRIMARY KEY ("id").
QString constraintText(const SchemaObject &constraint);
//! CREATE INDEX … without a semicolon.
QString indexText(const SchemaObject &index);

} // namespace catalpa::schema
