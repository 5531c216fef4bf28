// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migrationoutlook.h"

#include <algorithm>
#include <numeric>

namespace catalpa {

Blocking MigrationOutlook::blocking() const
{
    Blocking strongest = Blocking::Nobody;
    for (const StatementOutlook &statement : statements)
        strongest = std::max(strongest, statement.blocking);
    return strongest;
}

int MigrationOutlook::milliseconds() const
{
    return std::accumulate(statements.cbegin(), statements.cend(), 0,
                           [](int sum, const StatementOutlook &statement) { return sum + statement.milliseconds; });
}

bool MigrationOutlook::losesData() const
{
    return std::any_of(statements.cbegin(), statements.cend(),
                       [](const StatementOutlook &statement) { return statement.losesData; });
}

qsizetype MigrationOutlook::dangers() const
{
    return std::count_if(statements.cbegin(), statements.cend(),
                         [](const StatementOutlook &statement) { return !statement.danger.isEmpty(); });
}

} // namespace catalpa
