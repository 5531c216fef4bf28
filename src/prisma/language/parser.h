// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/language/ast.h"
#include "prisma/language/problems.h"

namespace catalpa::prisma {

//! The files of a schema as a tree. What is not in Prisma's schema language is told in \a problems; the tree then lacks
//! it. Newlines end fields, attributes and properties, also inside parentheses, as with Prisma. Pure.
Document parse(const QList<SourceFile> &files, Problems &problems);

} // namespace catalpa::prisma
