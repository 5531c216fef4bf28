// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/rowselection.h"

#include <QtCore/QItemSelectionModel>
#include <QtWidgets/QTableView>

#include <algorithm>
#include <cstdlib>

namespace catalpa::ui {
namespace {

constexpr int mostAtOnce = 2'000; // Rows that are copied at once when they are here.

} // namespace

RowSelection::RowSelection(QTableView *table)
    : QObject(table)
    , m_table(table)
{
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowSelection::tell);
}

void RowSelection::setAll(bool all)
{
    if (all == m_all)
        return;
    m_all = all;
    m_table->viewport()->update();
    tell();
}

QList<RowRange> RowSelection::ranges() const
{
    if (m_all)
        return {{.first = 0, .last = m_table->model()->rowCount() - 1}};
    QList<RowRange> sorted;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection())
        sorted += RowRange{.first = range.top(), .last = range.bottom()};
    std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<RowRange> merged;
    for (const RowRange &range : std::as_const(sorted)) {
        if (!merged.isEmpty() && range.first <= merged.last().last + 1)
            merged.last().last = std::max(merged.last().last, range.last);
        else
            merged += range;
    }
    return merged;
}

int RowSelection::count() const
{
    int rows = 0;
    for (const RowRange &range : ranges())
        rows += range.count();
    return rows;
}

void RowSelection::includeCurrent()
{
    QItemSelectionModel &selection = *m_table->selectionModel();
    const QModelIndex current = selection.currentIndex();
    if (m_all || !current.isValid() || selection.isSelected(current))
        return;
    const QList<RowRange> selected = ranges();
    if (selected.isEmpty())
        return selection.select(current, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    int nearest = selected.first().first;
    for (const RowRange &range : selected) {
        const int row = std::clamp(current.row(), range.first, range.last);
        if (std::abs(row - current.row()) < std::abs(nearest - current.row()))
            nearest = row;
    }
    selection.setCurrentIndex(current.siblingAtRow(nearest), QItemSelectionModel::NoUpdate);
}

void RowSelection::selectAll(const QString &search)
{
    m_search = search;
    setAll(true);
}

void RowSelection::noteAnswer(const QString &search)
{
    if (search != m_search)
        setAll(false);
}

std::optional<QString> RowSelection::text(const CatalogueTableModel &model, const QList<int> &columns) const
{
    if (count() > mostAtOnce)
        return std::nullopt;
    QStringList lines{rowtext::header(model, columns)};
    for (const RowRange &range : ranges()) {
        for (int row = range.first; row <= range.last; ++row) {
            const auto line = rowtext::line(model, row, columns);
            if (!line)
                return std::nullopt;
            lines += *line;
        }
    }
    return lines.size() > 1 ? lines.join(u'\n') : QString();
}

void RowSelection::tell()
{
    const int rows = count();
    if (rows == m_told && m_all == m_toldAll)
        return;
    m_told = rows;
    m_toldAll = m_all;
    Q_EMIT changed();
}

} // namespace catalpa::ui
