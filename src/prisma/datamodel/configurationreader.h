// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! What the datasource and the generators of \a document say. Tells a database other than PostgreSQL.
Configuration readConfiguration(const Document &document, Problems &problems);

} // namespace catalpa::prisma
