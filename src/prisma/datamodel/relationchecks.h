// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! Tells relations that lack an end, name other fields than there are, or cannot be foreign keys.
void checkRelations(const Datamodel &datamodel, Problems &problems);

} // namespace catalpa::prisma
