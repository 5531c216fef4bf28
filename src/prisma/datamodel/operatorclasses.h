// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/types.h"

namespace catalpa::prisma {

//! The operator class that Prisma calls \a name ("JsonbPathOps"), for an index of \a algorithm; nothing for a name that
//! Prisma does not know, or that does not go with such an index.
std::optional<OperatorClass> operatorClassNamed(const QString &name, IndexAlgorithm algorithm);

//! Whether PostgreSQL can make a column of \a type (of a list of it) part of an index of \a algorithm with
//! \a operatorClass, whose name may be empty. As Prisma judges. \a native: what stands behind @db, if anything does.
bool canBeIndexed(IndexAlgorithm algorithm, const QString &operatorClass, std::optional<ScalarType> type,
                  std::optional<NativeType> native, bool isList);

std::optional<IndexAlgorithm> indexAlgorithmNamed(const QString &name);

} // namespace catalpa::prisma
