// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/rowdiff.h"

#include <QtCore/QSet>

namespace catalpa {
namespace {

//! Takes out what is not in \a kept, from behind so that the row numbers before stay as they are.
QList<RowChange> removals(QList<qint64> &rows, const QSet<qint64> &kept)
{
    QList<RowChange> steps;
    for (auto row = int(rows.size()) - 1; row >= 0; --row) {
        if (kept.contains(rows.at(row)))
            continue;
        rows.removeAt(row);
        if (!steps.isEmpty() && steps.last().first == row + 1)
            steps.last() = {RowChange::Remove, row, steps.last().count + 1};
        else
            steps += {RowChange::Remove, row, 1};
    }
    return steps;
}

} // namespace

QList<RowChange> rowDiff(const QList<qint64> &before, const QList<qint64> &now)
{
    const QSet<qint64> known(before.cbegin(), before.cend());
    QList<qint64> rows = before;
    QList<RowChange> steps = removals(rows, {now.cbegin(), now.cend()});
    for (int row = 0; row < now.size(); ++row) {
        if (row < rows.size() && rows.at(row) == now.at(row))
            continue;
        if (!known.contains(now.at(row))) {
            int count = 0;
            for (; row + count < now.size() && !known.contains(now.at(row + count)); ++count)
                rows.insert(row + count, now.at(row + count));
            steps += {RowChange::Insert, row, count};
            row += count - 1;
            continue;
        }
        const auto found = int(rows.indexOf(now.at(row), row));
        // When the next row is the right one, this one stands too high; its place is found from the end.
        const RowChange step = found == row + 1 ? RowChange{RowChange::Move, row, 1, int(rows.size()) - 1}
                                                : RowChange{RowChange::Move, found, 1, row};
        rows.move(step.first, step.to);
        steps += step;
    }
    return steps;
}

} // namespace catalpa
