// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QTableView>

namespace catalpa::ui {

//! A table of whole rows of one height. A cursor that is moved by a key is seen, and a screen reader hears of the table
//! that has the focus only.
class RowView : public QTableView {
    Q_OBJECT

public:
    explicit RowView(QWidget *parent);

    //! Height of a row in lines of text.
    void setRowDensity(qreal linesPerRow);
    //! Asks for the menu of the row of the cursor, beside its cell.
    void askForMenu();
    bool isEditing() const { return state() == EditingState; }
    //! Takes in what is being typed in a cell, as when the cell is left.
    void commitEditor();
    //! Begins to write over a cell with a key.
    bool typeInto(const QModelIndex &cell, QKeyEvent *key);
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event = nullptr) const override;

Q_SIGNALS:
    //! No cell is being edited any more.
    void editorClosed();
    //! The menu of the selected rows is asked for.
    void menuRequested(const QPoint &globalPosition);

protected:
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    qreal m_linesPerRow = 1.6;
};

} // namespace catalpa::ui
