// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/schema/database.h"

namespace catalpa::prisma {

//! The tables that Prisma makes for \a datamodel. \a defaultSchema is the one whose name it does not write. Pure.
Database databaseFor(const Datamodel &datamodel, const QString &defaultSchema = QStringLiteral("public"));

} // namespace catalpa::prisma
