// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/snapshot.h"

namespace catalpa::schema {

//! How differences are told: of what migrations or a schema in Prisma's language should have made, or of what has
//! changed.
enum class Telling { Drift, Schema, Change };

//! The difference between what should be and what is, one of which may be missing. Pure.
SchemaDifference differenceBetween(const SchemaObject *expected, const SchemaObject *found, Telling telling);

//! In what \a found differs from \a expected, by path; of a table that is missing or extra, nothing but that. Pure.
QList<SchemaDifference> compare(const SchemaSnapshot &expected, const SchemaSnapshot &found,
                                Telling telling = Telling::Drift);

} // namespace catalpa::schema
