// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

//! What it means to turn the type of \a from into that of \a to, as Prisma judges it; nothing when they are the same.
std::optional<TypeChange> typeChangeOf(const Column &from, const Column &to);

} // namespace catalpa::prisma
