// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! The condition of a partial index: raw("…") as it is, or { field: value, other: { not: null } } as SQL.
QString predicateOf(const Expression &where, const ModelDefinition &model, Problems &problems);

} // namespace catalpa::prisma
