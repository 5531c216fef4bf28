// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

//! The statements of an AlterTable \a step, without semicolons; none when there is nothing to say.
QStringList alterTable(const Step &step, const Database &from, const Database &to);

} // namespace catalpa::prisma
