// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sql/script.h"

namespace catalpa::migrate {

//! An INSERT of \a sql up to its first row, when behind it stand nothing but rows of constants: such statements that
//! follow each other do the same. Empty for other statements, also for an INSERT that calls a function or says what is
//! to be done ON CONFLICT.
QByteArray headOfInsert(const QByteArray &sql, const sql::Statement &statement);

} // namespace catalpa::migrate
