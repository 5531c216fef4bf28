// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/difference/steps.h"

namespace catalpa::prisma {

//! What \a steps lose or cannot do when there are rows, in Prisma's words: first what is lost, then what fails.
QStringList warningsOf(const QList<Step> &steps, const Database &from, const Database &to);

} // namespace catalpa::prisma
