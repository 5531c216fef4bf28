// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/impactreport.h"

#include <algorithm>
#include <numeric>

namespace catalpa {

Blocking ImpactReport::blocking() const
{
    Blocking strongest = Blocking::Nobody;
    for (const StatementImpact &statement : statements)
        strongest = std::max(strongest, statement.blocking);
    return strongest;
}

int ImpactReport::milliseconds() const
{
    return std::accumulate(statements.cbegin(), statements.cend(), 0,
                           [](int sum, const StatementImpact &statement) { return sum + statement.milliseconds; });
}

bool ImpactReport::losesData() const
{
    return std::any_of(statements.cbegin(), statements.cend(),
                       [](const StatementImpact &statement) { return statement.losesData; });
}

qsizetype ImpactReport::dangers() const
{
    return std::count_if(statements.cbegin(), statements.cend(), [](const StatementImpact &statement) {
        return statement.losesData || !statement.danger.isEmpty();
    });
}

qsizetype ImpactReport::unforeseeable() const
{
    return std::count_if(statements.cbegin(), statements.cend(),
                         [](const StatementImpact &statement) { return statement.unforeseeable; });
}

} // namespace catalpa
