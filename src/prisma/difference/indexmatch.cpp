// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/difference/indexmatch.h"

#include "prisma/difference/predicatematch.h"

#include <algorithm>

namespace catalpa::prisma {
namespace {

bool areClassesEqual(const std::optional<OperatorClass> &one, const std::optional<OperatorClass> &other)
{
    if (one && other)
        return one->name == other->name;
    return (!one && !other) || (!one && other->isDefault) || (!other && one->isDefault);
}

bool areColumnsEqual(const IndexColumn &one, const IndexColumn &other)
{
    const bool isOneDown = one.sort == SortOrder::Descending;
    const bool isOtherDown = other.sort == SortOrder::Descending;
    return one.name == other.name && isOneDown == isOtherDown
        && areClassesEqual(one.operatorClass, other.operatorClass);
}

} // namespace

bool areIndexesEqual(const Index &one, const Index &other)
{
    return one.isUnique == other.isUnique && one.algorithm == other.algorithm
        && arePredicatesEqual(one.predicate, other.predicate)
        && std::equal(one.columns.begin(), one.columns.end(), other.columns.begin(), other.columns.end(),
                      areColumnsEqual);
}

bool isJoinTable(const Table &table)
{
    return table.columns.size() == 2 && table.indexOf(QStringLiteral("A")) >= 0
        && table.indexOf(QStringLiteral("B")) >= 0;
}

} // namespace catalpa::prisma
