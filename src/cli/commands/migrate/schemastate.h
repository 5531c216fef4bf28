// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "core/migration/schemafindings.h"
#include "migrate/prisma/schemasource.h"

namespace catalpa::cli {

//! A state of tables as Prisma sees it: of a schema, of migrations, of the database, or empty.
struct SchemaState {
    std::optional<migrate::PrismaSchema> schema = {};
    bool isDatabase = false;
    QList<Migration> migrations = {};

    bool isEmpty() const { return !schema && !isDatabase && migrations.isEmpty(); }
};

//! The SQL between two states, one of which is a schema, byte for byte as `prisma migrate diff --script` prints it;
//! empty when there is no difference. Connects only where one of them is not in a schema.
Result<QByteArray> schemaDifference(const SchemaState &before, const SchemaState &after, Context &context);

//! In what the tables of the database differ from what \a schema makes, as schemaDifference() judges it.
Result<QList<SchemaDifference>> schemaDrift(const migrate::PrismaSchema &schema, Context &context);

} // namespace catalpa::cli
