// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"

namespace catalpa::prisma {

//! Whether two indexes differ in nothing but their names, as Prisma sees it.
bool areIndexesEqual(const Index &one, const Index &other);

//! Whether it is the table of a many-to-many relation, by its columns.
bool isJoinTable(const Table &table);

} // namespace catalpa::prisma
