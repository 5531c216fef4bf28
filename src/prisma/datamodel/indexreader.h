// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! Reads the @id and @unique of the fields of \a source and its @@id, @@unique and @@index into \a model, whose fields
//! have been read.
void readIndexes(ModelDefinition &model, const Model &source, const Configuration &configuration, Problems &problems);

} // namespace catalpa::prisma
