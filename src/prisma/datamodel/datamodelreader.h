// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! The schema in \a files, resolved and checked as Prisma checks it. ErrorKind::Invalid, with file, line and column of
//! each problem, when Prisma or PostgreSQL would refuse it. Composite types and databases other than PostgreSQL are
//! refused. Pure.
Result<Datamodel> readDatamodel(const QList<SourceFile> &files);

} // namespace catalpa::prisma
