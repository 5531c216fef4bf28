// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! Tells names that are there twice, that Prisma keeps for itself, or that its SQL cannot hold.
void checkNames(const Datamodel &datamodel, const Document &document, Problems &problems);

//! Tells keys and indexes that would have the same name in the database. The relations have to be known.
void checkConstraintNames(const Datamodel &datamodel, Problems &problems);

} // namespace catalpa::prisma
