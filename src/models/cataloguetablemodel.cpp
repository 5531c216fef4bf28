// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cataloguetablemodel.h"

#include "models/sortlevels.h"

namespace catalpa {

QString CatalogueTableModel::spokenHeader(int column) const
{
    const QString title = headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const QList<SortColumn> levels = sorting();
    const int level = sortlevels::indexOf(levels, column);
    if (level < 0)
        return title;
    const bool up = levels.at(level).order == Qt::AscendingOrder;
    if (levels.size() == 1)
        return up ? tr("%1, sorted ascending").arg(title) : tr("%1, sorted descending").arg(title);
    switch (level) {
    case 0:
        return up ? tr("%1, sorted first, ascending").arg(title) : tr("%1, sorted first, descending").arg(title);
    case 1:
        return up ? tr("%1, sorted second, ascending").arg(title) : tr("%1, sorted second, descending").arg(title);
    case 2:
        return up ? tr("%1, sorted third, ascending").arg(title) : tr("%1, sorted third, descending").arg(title);
    default:
        return up ? tr("%1, sorted as number %2, ascending").arg(title).arg(level + 1)
                  : tr("%1, sorted as number %2, descending").arg(title).arg(level + 1);
    }
}

} // namespace catalpa
