// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! Reads the column \a field, without its @id and @unique. \a datasource stands before types: "db".
ScalarField readScalarField(const Field &field, const QList<EnumDefinition> &enums, const QString &datasource,
                            Problems &problems);

//! Reads a field whose type is the model number \a model.
RelationField readRelationField(const Field &field, int model, Problems &problems);
//! Tells of @ignore where the whole model, or the type, says that already.
void checkIgnore(const Field &field, bool isModelIgnored, Problems &problems);

} // namespace catalpa::prisma
