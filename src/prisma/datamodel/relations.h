// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! Which fields belong together, in the order in which Prisma makes their foreign keys and tables. Tells fields of
//! which that cannot be said.
QList<Relation> relationsOf(const QList<ModelDefinition> &models, Problems &problems);

//! "AToB", or the name that is given.
QString relationName(const QList<ModelDefinition> &models, const Relation &relation);

} // namespace catalpa::prisma
