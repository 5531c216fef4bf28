// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/columnlayout.h"

#include "models/cataloguetablemodel.h"
#include "ui/table/sortheader.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QTableView>

#include <algorithm>
#include <utility>

namespace catalpa::ui {

ColumnLayout::ColumnLayout(QTableView *table, SortHeader *header)
    : QObject(table)
    , m_table(table)
    , m_header(header)
{
    connect(header, &SortHeader::widthChosen, this, [this](int column) {
        // The width of every column is the person's from now on: none moves under the mouse.
        m_pulled.fill(true, m_header->count());
        if (column >= 0)
            Q_EMIT changed();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_arranging)
            Q_EMIT changed();
    });
}

void ColumnLayout::begin()
{
    const int count = m_header->count();
    m_pulled.fill(false, count);
    m_measured.fill(false, count);
    m_least.clear();
    m_widths.clear();
    for (int column = 0; column < count; ++column) {
        if (m_header->sectionResizeMode(column) == QHeaderView::Stretch)
            m_filling = column;
        // A title has room for the mark of its order.
        const QString title = m_table->model()->headerData(column, Qt::Horizontal).toString();
        const int hint = qMax(m_header->sectionSizeHint(column), m_table->fontMetrics().horizontalAdvance(title));
        m_least += hint + 4 * m_table->fontMetrics().averageCharWidth(); // A hidden one gives no hint.
        m_widths += qMax(m_header->sectionSize(column), m_least.last());
    }
    m_header->setStretchLastSection(false);
    m_header->setSectionResizeMode(QHeaderView::Interactive);
    m_header->setMinimumSectionSize(4 * m_table->fontMetrics().averageCharWidth());
    m_usual = columns();
    fill();
}

QString ColumnLayout::keyOf(int column) const
{
    return m_table->model()->headerData(column, Qt::Horizontal, CatalogueTableModel::ColumnKeyRole).toString();
}

int ColumnLayout::columnOf(const QString &key) const
{
    for (int column = 0; column < m_header->count(); ++column) {
        if (keyOf(column) == key)
            return column;
    }
    return -1;
}

QList<ViewState::Column> ColumnLayout::columns() const
{
    QList<ViewState::Column> columns;
    for (int place = 0; place < m_header->count(); ++place) {
        const int column = m_header->logicalIndex(place);
        const bool isShown = !m_header->isSectionHidden(column);
        columns += ViewState::Column{.key = keyOf(column),
                                     .width = m_pulled.value(column) && isShown ? m_header->sectionSize(column) : 0,
                                     .isShown = isShown};
    }
    return columns;
}

void ColumnLayout::setColumns(const QList<ViewState::Column> &columns)
{
    const auto names = [&columns](const QString &key) {
        return std::any_of(columns.cbegin(), columns.cend(), [&key](const auto &column) { return column.key == key; });
    };
    QList<ViewState::Column> known;
    for (const ViewState::Column &column : columns) {
        const bool isNew = std::none_of(known.cbegin(), known.cend(),
                                        [&column](const auto &earlier) { return earlier.key == column.key; });
        if (isNew && columnOf(column.key) >= 0)
            known += column;
    }
    const bool noneShown = std::none_of(known.cbegin(), known.cend(), [](const auto &each) { return each.isShown; });
    for (const ViewState::Column &column : std::as_const(m_usual)) {
        if (!names(column.key))
            known += column;
    }
    arrange(noneShown ? m_usual : known);
}

void ColumnLayout::arrange(const QList<ViewState::Column> &columns)
{
    const QScopedValueRollback quiet(m_arranging, true);
    for (int place = 0; place < columns.size(); ++place) {
        const int column = columnOf(columns.at(place).key);
        const int width = columns.at(place).width;
        m_header->moveSection(m_header->visualIndex(column), place);
        m_header->setSectionHidden(column, !columns.at(place).isShown);
        m_pulled[column] = width > 0;
        if (columns.at(place).isShown)
            m_header->resizeSection(column, width > 0 ? width : m_widths.at(column));
    }
    fill();
    Q_EMIT shownChanged();
    measure();
}

void ColumnLayout::reset()
{
    if (isUsual())
        return;
    arrange(m_usual);
    Q_EMIT changed();
}

bool ColumnLayout::isShown(int column) const
{
    return !m_header->isSectionHidden(column);
}

bool ColumnLayout::isLastShown(int column) const
{
    return isShown(column) && shownColumns().size() == 1;
}

void ColumnLayout::setShown(int column, bool shown)
{
    if (shown == isShown(column) || (!shown && isLastShown(column)))
        return;
    m_header->setSectionHidden(column, !shown);
    Q_EMIT shownChanged();
    measure();
    if (shown && !m_pulled.value(column))
        m_header->resizeSection(column, m_widths.at(column));
    fill();
    Q_EMIT changed();
}

QList<int> ColumnLayout::shownColumns() const
{
    QList<int> shown;
    for (int place = 0; place < m_header->count(); ++place) {
        if (const int column = m_header->logicalIndex(place); isShown(column))
            shown += column;
    }
    return shown;
}

bool ColumnLayout::isPulled() const
{
    return m_pulled.contains(true);
}

void ColumnLayout::measure()
{
    constexpr int rows = 100;
    constexpr int longest = 200; // Letters: no column becomes that wide.
    const QAbstractItemModel *model = m_table->model();
    if (m_widths.isEmpty() || model->rowCount() == 0)
        return;
    const QFontMetrics font = m_table->fontMetrics();
    const int most = 32 * font.averageCharWidth();
    const int shortest = 18 * font.averageCharWidth();
    for (int column = 0; column < m_header->count(); ++column) {
        if (!isShown(column) || std::exchange(m_measured[column], true)) // Nothing moves at another search.
            continue;
        int widest = m_least.at(column);
        for (int row = 0; row < qMin(rows, model->rowCount()); ++row) {
            const QString text = model->index(row, column).data().toString().left(longest);
            widest = qMax(widest, qMin(most, font.horizontalAdvance(text) + 3 * font.averageCharWidth()));
        }
        m_widths[column] = widest;
        if (widest <= shortest) // Of a date that is cut nothing can be read; of a name much.
            m_least[column] = widest;
    }
    fill();
}

void ColumnLayout::fill()
{
    if (m_widths.isEmpty() || isPulled())
        return;
    const QList<int> shown = shownColumns();
    // Without its own column the first one fills.
    const int filling = shown.contains(m_filling) ? m_filling : shown.value(0);
    const int least = 20 * m_table->fontMetrics().averageCharWidth();
    int wanted = qMax(least, m_widths.at(filling));
    int needed = least;
    for (const int column : shown) {
        wanted += column == filling ? 0 : m_widths.at(column);
        needed += column == filling ? 0 : m_least.at(column);
    }
    // Where there is no room for all that they would like, all give a share.
    const int room = m_table->viewport()->width();
    const qreal share = wanted <= room ? 1
        : wanted == needed             ? 0
                                       : qBound(0.0, qreal(room - needed) / (wanted - needed), 1.0);
    int others = 0;
    for (const int column : shown) {
        if (column == filling)
            continue;
        const int width = m_least.at(column) + int(share * (m_widths.at(column) - m_least.at(column)));
        m_header->resizeSection(column, width);
        others += width;
    }
    m_header->resizeSection(filling, qMax(least, room - others));
}

} // namespace catalpa::ui
