// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/openblocks.h"

#include <algorithm>

namespace catalpa::sql {

bool isRollback(const Statement &statement)
{
    return statement.words.value(0) == "ROLLBACK" || statement.words.value(0) == "ABORT";
}

bool chainsTransaction(const Statement &statement)
{
    return statement.words.contains("CHAIN") && !statement.words.contains("NO");
}

bool isRolledBack(const Script &script, int index)
{
    const auto end = std::find_if(script.statements.cbegin() + index, script.statements.cend(),
                                  [](const Statement &each) { return each.endsTransaction(); });
    return script.statements.at(index).beginsTransaction() && end != script.statements.cend() && isRollback(*end);
}

std::optional<int> openTransaction(const Script &script)
{
    std::optional<int> open;
    bool hasMore = false;
    for (int index = 0; index < script.statements.size(); ++index) {
        const Statement &statement = script.statements.at(index);
        if (statement.isPsqlCommand())
            continue;
        const bool ends = statement.endsTransaction();
        const bool begins = ends ? open && chainsTransaction(statement) : !open && statement.beginsTransaction();
        hasMore = !begins && !ends && open.has_value();
        if (begins)
            open = index;
        else if (ends)
            open.reset();
    }
    return hasMore ? open : std::nullopt;
}

} // namespace catalpa::sql
