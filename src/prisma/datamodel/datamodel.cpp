// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/datamodel.h"

namespace catalpa::prisma {
namespace {

template <typename T>
const T *named(const QList<T> &list, const QString &name)
{
    for (const T &each : list) {
        if (each.name == name)
            return &each;
    }
    return nullptr;
}

} // namespace

QStringList IndexDefinition::fieldNames() const
{
    QStringList names;
    for (const IndexedField &field : fields)
        names += field.field;
    return names;
}

const ScalarField *ModelDefinition::scalar(const QString &field) const
{
    return named(scalars, field);
}

const RelationField *ModelDefinition::relation(const QString &field) const
{
    return named(relations, field);
}

} // namespace catalpa::prisma
