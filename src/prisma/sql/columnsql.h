// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"

namespace catalpa::prisma {

//! "VARCHAR(20)", "SERIAL", "\"Colour\"[]". Here and below the column is one of \a state.
QString typeSql(const Column &column, const Database &state);
//! What stands behind DEFAULT; empty when nothing does.
QString defaultSql(const Column &column, const Database &state);
//! "\"name\" TEXT NOT NULL DEFAULT ''", indented as in a CREATE TABLE.
QString columnSql(const Column &column, const Database &state);

} // namespace catalpa::prisma
