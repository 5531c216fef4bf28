// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sortlevels.h"

#include <algorithm>

namespace catalpa::sortlevels {
namespace {

Qt::SortOrder turned(Qt::SortOrder order)
{
    return order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace

int indexOf(const Levels &levels, int column)
{
    const auto found =
        std::find_if(levels.cbegin(), levels.cend(), [column](const auto &level) { return level.column == column; });
    return found == levels.cend() ? -1 : int(std::distance(levels.cbegin(), found));
}

Levels sortedBy(const Levels &levels, int column)
{
    if (levels.isEmpty() || levels.first().column != column)
        return sortedBy(column, Qt::AscendingOrder);
    auto level = levels.first();
    if (levels.size() == 1)
        level.order = turned(level.order);
    return {level};
}

Levels sortedBy(int column, Qt::SortOrder order)
{
    return {{.column = column, .order = order}};
}

Levels thenBy(Levels levels, int column)
{
    if (const int level = indexOf(levels, column); level >= 0)
        levels[level].order = turned(levels[level].order);
    else
        levels += CatalogueTableModel::SortColumn{.column = column};
    return levels;
}

Levels without(const Levels &levels, int column)
{
    Levels rest = levels;
    rest.removeIf([column](const auto &level) { return level.column == column; });
    return rest.isEmpty() ? levels : rest;
}

Levels withNothing(Levels levels, int column, bool first)
{
    if (const int level = indexOf(levels, column); level >= 0)
        levels[level].nothingFirst = first;
    return levels;
}

} // namespace catalpa::sortlevels
