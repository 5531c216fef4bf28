// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! Reads @default of \a field into it. \a enums are those of the schema.
void readDefault(ScalarField &field, const Attribute &attribute, const QList<EnumDefinition> &enums,
                 Problems &problems);

} // namespace catalpa::prisma
