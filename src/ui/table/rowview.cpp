// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/rowview.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>

namespace catalpa::ui {
namespace {

bool isMove(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

} // namespace

RowView::RowView(QWidget *parent)
    : QTableView(parent)
{
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowDensity(m_linesPerRow);
}

void RowView::setRowDensity(qreal linesPerRow)
{
    m_linesPerRow = linesPerRow;
    verticalHeader()->setDefaultSectionSize(qRound(fontMetrics().lineSpacing() * linesPerRow));
}

void RowView::commitEditor()
{
    QWidget *editor = isEditing() ? indexWidget(currentIndex()) : nullptr;
    if (!editor)
        return;
    commitData(editor);
    closeEditor(editor, QAbstractItemDelegate::NoHint);
}

void RowView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    QTableView::closeEditor(editor, hint);
    if (!isEditing())
        Q_EMIT editorClosed();
}

bool RowView::typeInto(const QModelIndex &cell, QKeyEvent *key)
{
    return edit(cell, AnyKeyPressed, key);
}

void RowView::askForMenu()
{
    const QRect cell = visualRect(currentIndex()).intersected(viewport()->rect());
    Q_EMIT menuRequested(viewport()->mapToGlobal(cell.isValid() ? cell.center() : viewport()->rect().center()));
}

//! A key that moves the cursor selects, with Ctrl too: what nobody sees would be acted on.
QItemSelectionModel::SelectionFlags RowView::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    if (event && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (isMove(key->key()) && key->modifiers() & Qt::ControlModifier) {
            return QItemSelectionModel::Rows
                | (key->modifiers() & Qt::ShiftModifier ? QItemSelectionModel::SelectCurrent
                                                        : QItemSelectionModel::ClearAndSelect);
        }
    }
    return QTableView::selectionCommand(index, event);
}

void RowView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setRowDensity(m_linesPerRow);
}

void RowView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() != QContextMenuEvent::Mouse)
        return askForMenu();
    Q_EMIT menuRequested(event->globalPos());
}

// QTableView tells screen readers that it has the focus each time; that is true of the table that has it.
void RowView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    hasFocus() ? QTableView::currentChanged(current, previous) : QAbstractItemView::currentChanged(current, previous);
    setAttribute(Qt::WA_InputMethodEnabled); // Also over cells that cannot be edited: there typing jumps.
}

void RowView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    hasFocus() ? QTableView::selectionChanged(selected, deselected)
               : QAbstractItemView::selectionChanged(selected, deselected);
}

} // namespace catalpa::ui
