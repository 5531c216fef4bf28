// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

//! What it means to turn values of type \a from into \a to, as Prisma judges it; nothing when there is nothing to do.
//! Source: prisma/prisma-engines, sql-schema-connector/src/flavour/postgres/schema_differ.rs.
std::optional<TypeChange> nativeCast(const NativeType &from, const NativeType &to);

} // namespace catalpa::prisma
