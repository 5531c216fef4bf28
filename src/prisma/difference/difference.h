// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

//! The steps from one state to another, in the order in which Prisma takes them. Pure.
QList<Step> stepsBetween(const Database &from, const Database &to);

} // namespace catalpa::prisma
