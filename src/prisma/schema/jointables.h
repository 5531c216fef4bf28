// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/schema/database.h"

namespace catalpa::prisma {

//! What the table of a many-to-many \a relation is called.
QString joinTableName(const Datamodel &datamodel, const Relation &relation);

//! Adds the table that stands between the ends of a many-to-many \a relation, whose tables are \a one and \a other,
//! already in \a database.
void addJoinTable(Database &database, const Datamodel &datamodel, const Relation &relation, const QualifiedName &one,
                  const QualifiedName &other);

} // namespace catalpa::prisma
