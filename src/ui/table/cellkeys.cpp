// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/cellkeys.h"

#include "ui/table/catalogueview.h"
#include "ui/table/rowselection.h"
#include "ui/table/sortheader.h"
#include "ui/table/typeahead.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>

namespace catalpa::ui {
namespace {

constexpr auto selectRow = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;

bool asksForMenu(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Menu || (event.key() == Qt::Key_F10 && event.modifiers() == Qt::ShiftModifier);
}

bool isEditable(const QModelIndex &cell)
{
    return cell.isValid() && cell.flags().testFlag(Qt::ItemIsEditable);
}

} // namespace

CellKeys::CellKeys(CatalogueView &table, TypeAhead &jump)
    : QObject(&table)
    , m_table(table)
    , m_jump(jump)
{
    connect(table.rowDelegate(), &RowDelegate::left, this, &CellKeys::goOn);
}

bool CellKeys::take(QKeyEvent *event)
{
    if (m_table.isEditing())
        return false; // The editor had no use for it.
    if (m_jump.isOpen() && m_jump.take(event))
        return true;
    if (event->matches(QKeySequence::Copy))
        return m_table.copyRows(), true;
    if (asksForMenu(*event))
        return m_table.askForMenu(), true;
    switch (event->key()) {
    case Qt::Key_Escape:
        return stopOrUnselect();
    case Qt::Key_Delete:
        if (m_table.currentRecord() != 0)
            Q_EMIT m_table.removeRequested();
        return true;
    case Qt::Key_F2:
        return editRow(), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT m_table.opened();
        return true;
    default:
        return takeText(event);
    }
}

//! One thing at a time: what is stopped leaves the selection as it is, to be begun again.
bool CellKeys::stopOrUnselect()
{
    bool hasStopped = false;
    Q_EMIT m_table.stopRequested(hasStopped);
    if (!hasStopped && !m_table.rowSelection()->isAll())
        return false;
    if (!hasStopped)
        m_table.rowSelection()->setAll(false);
    return true;
}

bool CellKeys::takeText(QKeyEvent *event)
{
    const QModelIndex cell = m_table.currentIndex();
    if (event->key() == Qt::Key_Space) { // A blank writes over nothing.
        m_table.selectionModel()->select(cell, m_table.selectionCommand(cell, event));
        return true;
    }
    const bool empties = event->key() == Qt::Key_Backspace && event->modifiers() == Qt::NoModifier;
    if (!empties && !TypeAhead::isText(*event))
        return false;
    return isEditable(cell) ? m_table.typeInto(cell, event) : m_jump.take(event);
}

void CellKeys::editRow()
{
    const QModelIndex current = m_table.currentIndex();
    const QModelIndex cell = isEditable(current) ? current : editableIn(current.row(), -1, 1);
    if (!cell.isValid())
        return;
    m_table.selectionModel()->setCurrentIndex(cell, selectRow);
    m_table.edit(cell);
}

void CellKeys::editAgain(qint64 id, int column, const QString &typed)
{
    const QModelIndex cell = m_table.model()->index(m_table.catalogModel()->rowOf(id), column);
    if (!cell.isValid())
        return;
    m_table.leaveCursor();
    m_table.selectionModel()->setCurrentIndex(cell, selectRow);
    m_table.edit(cell);
    if (auto *line = qobject_cast<QLineEdit *>(m_table.indexWidget(cell))) {
        line->selectAll();
        line->insert(typed);
        line->selectAll();
    }
}

void CellKeys::beginJump()
{
    m_table.setFocus(Qt::ShortcutFocusReason);
    m_jump.begin();
}

//! Where an editor was left with a key: down and up the column, or to the next cell, which is ready to be typed over.
void CellKeys::goOn(RowDelegate::Way way)
{
    const QModelIndex from = m_table.currentIndex();
    const bool isAlongRow = way == RowDelegate::Way::Next || way == RowDelegate::Way::Previous;
    const int step = way == RowDelegate::Way::Next || way == RowDelegate::Way::Down ? 1 : -1;
    const QModelIndex to = isAlongRow ? beside(from, step) : from.siblingAtRow(from.row() + step);
    if (!to.isValid())
        return;
    m_table.leaveCursor();
    m_table.selectionModel()->setCurrentIndex(to, selectRow);
    if (isAlongRow)
        m_table.edit(to);
}

QModelIndex CellKeys::beside(const QModelIndex &cell, int step) const
{
    const QModelIndex here = editableIn(cell.row(), m_table.sortHeader()->visualIndex(cell.column()), step);
    return here.isValid() ? here : editableIn(cell.row() + step, step > 0 ? -1 : m_table.sortHeader()->count(), step);
}

//! The next cell of a row that can be edited, as the columns are seen; invalid for none.
QModelIndex CellKeys::editableIn(int row, int afterVisual, int step) const
{
    const SortHeader *header = m_table.sortHeader();
    for (int visual = afterVisual + step; visual >= 0 && visual < header->count(); visual += step) {
        const int column = header->logicalIndex(visual);
        const QModelIndex cell = m_table.model()->index(row, column);
        if (!header->isSectionHidden(column) && isEditable(cell))
            return cell;
    }
    return {};
}

} // namespace catalpa::ui
