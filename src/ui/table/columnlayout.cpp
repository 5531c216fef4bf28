// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/columnlayout.h"

#include "models/cataloguetablemodel.h"
#include "ui/table/sortheader.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace catalpa::ui {

ColumnLayout::ColumnLayout(QTableView *table, SortHeader *header)
    : QObject(table)
    , m_table(table)
    , m_header(header)
{
    connect(header, &SortHeader::widthChosen, this, [this](int column) {
        // The width of every column in view is the person's from now on: none moves under the mouse.
        for (const int shown : shownColumns())
            m_widths[shown].isPulled = true;
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
    m_widths.clear();
    for (int column = 0; column < m_header->count(); ++column) {
        if (m_header->sectionResizeMode(column) == QHeaderView::Stretch)
            m_filling = column;
        // A title has room for the mark of its order.
        const QString title = m_table->model()->headerData(column, Qt::Horizontal).toString();
        const int hint = qMax(m_header->sectionSizeHint(column), m_table->fontMetrics().horizontalAdvance(title));
        const int least = hint + 4 * m_table->fontMetrics().averageCharWidth(); // A hidden one gives no hint.
        const int usual = qMax(m_header->sectionSize(column), least);
        m_widths += Width{.least = least, .usual = usual, .whole = usual};
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
        columns +=
            ViewState::Column{.key = keyOf(column),
                              .width = m_widths.value(column).isPulled && isShown ? m_header->sectionSize(column) : 0,
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
        m_widths[column].isPulled = width > 0;
        if (columns.at(place).isShown && width > 0)
            m_header->resizeSection(column, width);
    }
    m_fresh = -1;
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
    m_fresh = shown && m_widths.at(column).rows == 0 ? column : -1;
    fill();
    if (shown)
        bringIntoView(column);
    Q_EMIT shownChanged();
    measure();
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
    return std::any_of(m_widths.cbegin(), m_widths.cend(), [](const Width &width) { return width.isPulled; });
}

void ColumnLayout::measure()
{
    constexpr int enough = 100;
    const int rows = qMin(enough, m_table->model()->rowCount());
    bool isChanged = false;
    for (int column = 0; column < m_widths.size(); ++column) {
        if (!isShown(column) || m_widths.at(column).rows >= rows)
            continue;
        m_widths[column] = measured(column, rows);
        isChanged = true;
    }
    if (!isChanged)
        return;
    fill();
    if (const int fresh = std::exchange(m_fresh, -1); fresh >= 0)
        bringIntoView(fresh);
}

ColumnLayout::Width ColumnLayout::measured(int column, int rows) const
{
    constexpr int longest = 200; // Letters: no column becomes that wide.
    const QFontMetrics font = m_table->fontMetrics();
    const int letter = font.averageCharWidth();
    const bool isFirst = m_widths.at(column).rows == 0; // Until now it had what such a column has mostly.
    Width width = m_widths.at(column);
    int whole = isFirst ? width.least : width.whole;
    int figures = 0; // More than 0: most are dates or numbers.
    for (int row = 0; row < rows; ++row) {
        const QString text = m_table->model()->index(row, column).data().toString().left(longest);
        whole = qMax(whole, font.horizontalAdvance(text) + 3 * letter);
        figures += text.size() < 2 ? 0 : text.back().isDigit() ? 1 : -1;
    }
    width.rows = rows;
    width.whole = whole;
    width.usual = qMax(width.least, qMin(whole, 40 * letter));
    // Of a date that is cut nothing can be read; of a name much.
    const bool isNeverCut = figures > 0 || width.usual <= 18 * letter;
    width.least = isNeverCut ? width.usual : qMax(qMin(width.least, width.usual), 17 * letter);
    return width;
}

//! A column that was pulled at has one width, whatever the room.
ColumnLayout::Width ColumnLayout::widthOf(int column) const
{
    Width width = m_widths.at(column);
    if (const int chosen = m_header->sectionSize(column); width.isPulled)
        return {.least = chosen, .usual = chosen, .whole = chosen};
    if (column == m_filling) {
        width.least = 18 * m_table->fontMetrics().averageCharWidth();
        width.usual = qMax(width.least, width.usual);
        width.whole = qMax(width.least, width.whole);
    }
    return width;
}

//! The widths of \a shown in the room that there is.
QList<int> ColumnLayout::dealtOut(const QList<int> &shown) const
{
    const int room = m_table->viewport()->width();
    QList<int> widths;
    int least = 0;
    int usual = 0;
    for (const int column : shown) {
        widths += widthOf(column).usual;
        least += widthOf(column).least;
        usual += widths.last();
    }
    if (least <= room && usual > room) { // All give way by a share.
        for (int place = 0; place < shown.size(); ++place) {
            const int can = widths.at(place) - widthOf(shown.at(place)).least;
            widths[place] -= int(std::ceil(qreal(usual - room) / (usual - least) * can));
        }
    }
    int left = room - usual;
    for (bool isAnyCut = true; isAnyCut && left > 0;) { // Round by round, the same to each that is cut.
        isAnyCut = false;
        const int part = qMax(1, left / int(shown.size()));
        for (int place = 0; place < shown.size(); ++place) {
            const int more = qMin(qMin(part, left), widthOf(shown.at(place)).whole - widths.at(place));
            widths[place] += qMax(0, more);
            left -= qMax(0, more);
            isAnyCut = isAnyCut || more > 0;
        }
    }
    return widths;
}

void ColumnLayout::fill()
{
    const QList<int> shown = m_widths.isEmpty() ? QList<int>() : shownColumns();
    if (shown.isEmpty())
        return;
    QList<int> widths = dealtOut(shown);
    // Without its own column the first one fills.
    const auto filling = qMax(qsizetype(0), shown.indexOf(m_filling));
    if (!isPulled())
        widths[filling] += qMax(0, m_table->viewport()->width() - std::accumulate(widths.cbegin(), widths.cend(), 0));
    for (int place = 0; place < shown.size(); ++place)
        m_header->resizeSection(shown.at(place), widths.at(place));
}

//! The scroll bar hears of the widths later, so it is told how far it goes.
void ColumnLayout::bringIntoView(int column)
{
    QScrollBar *bar = m_table->horizontalScrollBar();
    const int room = m_table->viewport()->width();
    bar->setMaximum(qMax(0, m_header->length() - room));
    const int left = m_header->sectionPosition(column);
    const int right = left + m_header->sectionSize(column);
    bar->setValue(qMin(left, qMax(bar->value(), right - room)));
}

} // namespace catalpa::ui
