// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

//! The statements of an AlterEnum \a step, without semicolons. When values go, a new type takes the place of the old
//! one.
QStringList alterEnum(const Step &step, const Database &from, const Database &to);

} // namespace catalpa::prisma
