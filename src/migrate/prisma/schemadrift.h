// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"
#include "schema/comparison.h"

namespace catalpa::migrate {

//! In what \a found differs from \a expected as far as Prisma's language can say it: empty exactly where
//! scriptBetween() has nothing to write, since both tell the steps of stepsBetween(). What a schema.prisma cannot say
//! (the order of an enum's values, checks, triggers, functions, views …) is no difference. Pure.
QList<SchemaDifference> schemaDrift(const prisma::Database &found, const prisma::Database &expected,
                                    schema::Telling telling = schema::Telling::Schema);

} // namespace catalpa::migrate
