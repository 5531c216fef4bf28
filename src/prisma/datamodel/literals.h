// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/language/ast.h"
#include "prisma/schema/types.h"

namespace catalpa::prisma {

//! The value that \a literal means for a field of type \a scalar, as Prisma hands it to PostgreSQL; nothing when it is
//! none. Pure.
std::optional<Value> literalOf(const Expression &literal, ScalarType scalar);

//! "2020-01-01T00:00:00Z" as "2020-01-01 00:00:00 +00:00"; nothing when it is no time of RFC 3339.
std::optional<QString> dateTimeOf(const QString &text);

} // namespace catalpa::prisma
