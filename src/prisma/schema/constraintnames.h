// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/datamodel/datamodel.h"

namespace catalpa::prisma {

//! PostgreSQL keeps that many bytes of a name.
inline constexpr int longestName = 63;

//! \a name with \a suffix behind it, cut so that both are no longer than PostgreSQL keeps; no character is cut apart.
QString withSuffix(const QString &name, const QString &suffix);

//! The names of keys and indexes that are given with map, or by Prisma's rule: table_column_key.
QString primaryKeyName(const ModelDefinition &model);
QString indexName(const ModelDefinition &model, const IndexDefinition &index);
QString foreignKeyName(const ModelDefinition &model, const RelationField &field);

//! The names in the database of \a fields of \a model.
QStringList columnsOf(const ModelDefinition &model, const QStringList &fields);

} // namespace catalpa::prisma
