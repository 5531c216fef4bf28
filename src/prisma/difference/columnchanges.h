// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

//! In what \a to differs from \a from, as Prisma sees it.
ColumnChanges columnChanges(const Column &from, const Column &to);

} // namespace catalpa::prisma
