// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rowsteps.h"

#include <QtCore/QSet>

namespace catalpa {
namespace {

//! Takes out what is not in \a kept, from behind so that the row numbers before stay as they are.
QList<RowStep> removals(QList<qint64> &rows, const QSet<qint64> &kept)
{
    QList<RowStep> steps;
    for (auto row = int(rows.size()) - 1; row >= 0; --row) {
        if (kept.contains(rows.at(row)))
            continue;
        rows.removeAt(row);
        if (!steps.isEmpty() && steps.last().first == row + 1)
            steps.last() = {RowStep::Remove, row, steps.last().count + 1};
        else
            steps += {RowStep::Remove, row, 1};
    }
    return steps;
}

} // namespace

QList<RowStep> stepsBetween(const QList<qint64> &before, const QList<qint64> &now)
{
    const QSet<qint64> known(before.cbegin(), before.cend());
    QList<qint64> rows = before;
    QList<RowStep> steps = removals(rows, {now.cbegin(), now.cend()});
    for (int row = 0; row < now.size(); ++row) {
        if (row < rows.size() && rows.at(row) == now.at(row))
            continue;
        if (!known.contains(now.at(row))) {
            int count = 0;
            for (; row + count < now.size() && !known.contains(now.at(row + count)); ++count)
                rows.insert(row + count, now.at(row + count));
            steps += {RowStep::Insert, row, count};
            row += count - 1;
            continue;
        }
        const auto found = int(rows.indexOf(now.at(row), row));
        // When the next row is the right one, this one stands too high; its place is found from the end.
        const RowStep step = found == row + 1 ? RowStep{RowStep::Move, row, 1, int(rows.size()) - 1}
                                              : RowStep{RowStep::Move, found, 1, row};
        rows.move(step.first, step.to);
        steps += step;
    }
    return steps;
}

} // namespace catalpa
