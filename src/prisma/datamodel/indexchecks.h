// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! Tells models without any key, and keys and indexes that PostgreSQL or Prisma does not have.
void checkIndexes(const Datamodel &datamodel, Problems &problems);

} // namespace catalpa::prisma
