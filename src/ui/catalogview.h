// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/catalogtablemodel.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtWidgets/QTableView>

namespace catalpa::ui {

class EmptyState;
class RowDelegate;

//! A table of the catalogue: rows of a fixed height, loaded as they come into view, sorted by the database. The current
//! record stays current when rows are read again.
class CatalogView final : public QTableView {
    Q_OBJECT

public:
    explicit CatalogView(QWidget *parent = nullptr);

    //! The model must be given before the view is shown, and not changed afterwards.
    void setCatalogModel(CatalogTableModel *model);
    RowDelegate *rowDelegate() const { return m_delegate; }
    //! What is shown in place of rows when there are none.
    EmptyState *emptyState() const { return m_empty; }
    //! The record the cursor is on, 0 for none.
    qint64 currentRecord() const;
    //! Moves the cursor to a record, now or when the rows that are on their way are here.
    void selectRecord(qint64 id);
    void setRowDensity(qreal linesPerRow);
    //! Puts the current row on the clipboard, cells separated by tabs.
    void copyRow() const;

    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    void currentRecordChanged(qint64 id);
    void removeRequested();
    //! Return on a row that is not being edited.
    void opened();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void askForVisibleRows();
    void takeUpCursor();
    void putCursor(int row);
    void placeCursor(const QModelIndex &index);
    void follow(const QList<qint64> &departed);
    void arrive(int row);
    void settleCursor();
    void announce(qint64 id);
    void showEmptyState();

    CatalogTableModel *m_model = nullptr;
    RowDelegate *m_delegate;
    EmptyState *m_empty;
    QElapsedTimer m_lastLook; //!< Since rows were read, or read again.
    QTimer m_patience; //!< Bars are drawn only when the first rows take longer than this.
    qint64 m_wanted = 0; //!< The record that the cursor is to stand on, while its row is looked for.
    qint64 m_expected = 0; //!< The record that the cursor's row is to hold once it is loaded.
    qint64 m_announced = 0;
    int m_gap = -1; //!< Where the record stood that is being followed, or that is gone.
    bool m_placing = false;
    qreal m_linesPerRow = 1.6;
};

} // namespace catalpa::ui
