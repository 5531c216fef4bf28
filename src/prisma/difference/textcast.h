// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

//! Whether \a to, a VarChar or Char, has room for \a characters.
TypeChange roomCast(const NativeType &to, int characters);

//! nativeCast() from types that are neither numbers nor times.
TypeChange textLikeCast(const NativeType &from, const NativeType &to);

} // namespace catalpa::prisma
