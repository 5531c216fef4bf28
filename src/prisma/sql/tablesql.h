// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"

namespace catalpa::prisma {

//! Statements without a semicolon, as Prisma writes them, for something of \a state.
QString createTable(const Table &table, const Database &state);
QString createIndex(const Table &table, const Index &index, const Database &state);
QString addForeignKey(const ForeignKey &key, const Database &state);
QString createEnum(const QualifiedName &name, const QStringList &values, const Database &state);
QString createExtension(const Extension &extension);

} // namespace catalpa::prisma
