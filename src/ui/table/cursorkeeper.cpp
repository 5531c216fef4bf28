// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/cursorkeeper.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include <algorithm>
#include <utility>

namespace catalpa::ui {

CursorKeeper::CursorKeeper(QTableView &table, CatalogueTableModel &model)
    : QObject(&table)
    , m_table(table)
    , m_model(model)
{
    connect(&model, &CatalogueTableModel::modelAboutToBeReset, this, &CursorKeeper::seekAgain);
    connect(&model, &CatalogueTableModel::counted, this, [this] {
        if (m_state == State::Seeking)
            takeUp();
    });
    connect(&model, &CatalogueTableModel::located, this, &CursorKeeper::arrive);
    connect(&model, &CatalogueTableModel::departed, this, &CursorKeeper::follow);
    connect(&model, &CatalogueTableModel::dataChanged, this, &CursorKeeper::settle);
}

qint64 CursorKeeper::current() const
{
    const QModelIndex index = m_table.currentIndex();
    return index.isValid() ? index.data(CatalogueTableModel::RecordIdRole).toLongLong() : 0;
}

qint64 CursorKeeper::wanted() const
{
    return isLooking() ? m_record : current();
}

int CursorKeeper::rowsAbove() const
{
    return m_rowsAbove.value_or(m_table.currentIndex().row() - std::max(0, m_table.rowAt(0)));
}

std::optional<int> CursorKeeper::gap() const
{
    const bool hasGap = m_state == State::Following || m_state == State::Gone;
    return hasGap && !m_table.currentIndex().isValid() ? std::optional(m_gap) : std::nullopt;
}

void CursorKeeper::select(qint64 id, std::optional<int> rowsAbove)
{
    m_record = id;
    m_state = id != 0 ? State::Seeking : State::Resting;
    m_rowsAbove = rowsAbove;
    if (!m_model.isLoading())
        takeUp();
}

void CursorKeeper::leave()
{
    if (m_state == State::Seeking || m_state == State::Settling)
        m_state = State::Resting;
    else if (m_state == State::Following)
        m_state = State::Gone;
    m_rowsAbove.reset();
}

//! Rows are about to be read again: the record under the cursor is looked for among them.
void CursorKeeper::seekAgain()
{
    if (m_state == State::Resting || m_state == State::Gone)
        m_record = current();
    m_state = m_record != 0 ? State::Seeking : State::Resting;
    m_isReadAgain = true;
}

void CursorKeeper::takeUp()
{
    if (m_model.rowCount() == 0) {
        m_state = m_state == State::Following ? State::Gone : State::Resting;
        return announce(0);
    }
    const int row = isLooking() ? m_model.rowOf(m_record) : 0;
    if (row < 0 && m_model.isCounted())
        return m_model.locate(m_record);
    if (row < 0)
        return; // The number of rows is still on its way.
    m_state = isLooking() ? State::Settling : State::Resting;
    moveTo(row);
}

void CursorKeeper::moveTo(int row)
{
    const QModelIndex index = m_model.index(row, std::max(0, m_table.currentIndex().column()));
    place(index);
    m_table.scrollTo(index, row == 0 ? QTableView::EnsureVisible : QTableView::PositionAtCenter);
    if (const auto rowsAbove = std::exchange(m_rowsAbove, std::nullopt)) {
        const int height = m_table.verticalHeader()->defaultSectionSize();
        m_table.verticalScrollBar()->setValue((row - *rowsAbove) * height);
    }
}

void CursorKeeper::place(const QModelIndex &index)
{
    {
        const QScopedValueRollback placing(m_isPlacing, true);
        // A key that is held at this moment, such as Shift on a header, is not meant for the selection.
        if (QGuiApplication::keyboardModifiers() == Qt::NoModifier) {
            m_table.setCurrentIndex(index);
        } else {
            m_table.selectionModel()->setCurrentIndex(index,
                                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        }
    }
    settle();
}

//! The record under the cursor stands elsewhere now, or nowhere: the cursor goes with it and not to its neighbour.
void CursorKeeper::follow(const QList<qint64> &departed)
{
    if (m_announced == 0 || current() != m_announced || !departed.contains(m_announced))
        return;
    m_state = State::Following;
    m_record = m_announced;
    m_gap = m_table.currentIndex().row();
    {
        const QScopedValueRollback placing(m_isPlacing, true);
        m_table.selectionModel()->clear();
    }
    m_model.locate(m_record);
}

//! The answer where the wanted record stands; -1 for nowhere.
void CursorKeeper::arrive(qint64 id, int row)
{
    if (!isLooking() || id != m_record)
        return;
    const bool isFollowed = m_state == State::Following;
    if (isFollowed && row < 0) {
        m_state = State::Gone; // The gap stays, for the next key.
        return announce(0);
    }
    m_state = row < 0 ? State::Resting : State::Settling;
    if (!isFollowed)
        return moveTo(std::max(0, row));
    m_table.setAutoScroll(false); // The reader stays where they are.
    place(m_model.index(row, 0));
    m_table.setAutoScroll(true);
}

//! Tells of the record under the cursor, as soon as it is known which one that is.
void CursorKeeper::settle()
{
    const qint64 here = current();
    if (isLooking() || (m_state == State::Settling && here == 0))
        return;
    if (m_state == State::Settling) {
        m_state = State::Resting;
        const int row = here != m_record ? m_model.rowOf(m_record) : -1;
        if (row >= 0) // It had moved meanwhile.
            return place(m_model.index(row, m_table.currentIndex().column()));
    }
    announce(here);
}

void CursorKeeper::noteCurrent(const QModelIndex &previous)
{
    if (m_isPlacing)
        return;
    // Whoever moves the cursor wants it there; the first row that Qt chooses by itself is no wish.
    if (m_state != State::Seeking || previous.isValid())
        m_state = State::Resting;
    if (!isLooking())
        announce(current());
}

void CursorKeeper::announce(qint64 id)
{
    m_model.pin(id);
    if (std::exchange(m_isReadAgain, false) || id != m_announced)
        Q_EMIT currentRecordChanged(m_announced = id);
}

} // namespace catalpa::ui
