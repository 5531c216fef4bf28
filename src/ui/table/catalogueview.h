// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cataloguetablemodel.h"
#include "ui/table/rowview.h"

#include <QtCore/QTimer>

#include <optional>

namespace catalpa::ui {

class CellKeys;
class ColumnLayout;
class CursorKeeper;
class EmptyState;
class ReadingNote;
class RowDelegate;
class RowSelection;
class SortHeader;
class TypeAhead;

//! A table of the catalogue: rows of a fixed height, loaded as they come into view, sorted by the database. The current
//! record stays current when rows are read again, and its row is always among the selected ones. For keys see CellKeys.
class CatalogueView final : public RowView {
    Q_OBJECT

public:
    explicit CatalogueView(QWidget *parent = nullptr);

    //! The model must be given before the view is shown, and not changed afterwards.
    void setCatalogModel(CatalogueTableModel *model);
    RowDelegate *rowDelegate() const { return m_delegate; }
    //! What is shown in place of rows when there are none.
    EmptyState *emptyState() const { return m_empty; }
    //! The record the cursor is on, 0 for none.
    qint64 currentRecord() const;
    //! The record that the cursor is on or on its way to, 0 for none.
    qint64 wantedRecord() const;
    //! From the first row that is seen to the cursor; negative when the cursor is above it.
    int rowsAboveCursor() const;
    //! Moves the cursor to a record, now or when the rows that are on their way are here; with \a rowsAbove it comes to
    //! stand that far from the top.
    void selectRecord(qint64 id, std::optional<int> rowsAbove = {});
    //! The orders that may be chosen, as CatalogueCapabilities has them, and the one that counts when none is.
    void setAlphabets(const QStringList &tags, const QString &usual);
    const QStringList &collations() const { return m_alphabets; }
    const QString &usualAlphabet() const { return m_usualAlphabet; }

    CatalogueTableModel *catalogModel() const { return m_model; }
    SortHeader *sortHeader() const { return m_header; }
    //! The columns; from the first call on they are the person's to change.
    ColumnLayout *columnLayout();
    RowSelection *rowSelection() const { return m_selection; }
    ReadingNote *readingNote() const { return m_note; }
    CellKeys *cellKeys() const { return m_keys; }
    //! Every row of the answer, read or not.
    void selectAll() override;
    //! Puts the selected rows on the clipboard, their cells separated by tabs, or asks for them to be read.
    void copyRows();
    //! The person has gone elsewhere: what was waited for need not come, and not everything is selected any more.
    void leaveCursor();

    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    //! The cursor is on another record, or the row of its record was read anew.
    void currentRecordChanged(qint64 id);
    void removeRequested();
    //! What is being done with rows should stop; whoever stops something sets \a hasStopped.
    void stopRequested(bool &hasStopped);
    //! Return on a row that is not being edited.
    void opened();
    //! So many rows are on the clipboard now.
    void copied(int rows);
    //! The rows to be copied are not all here.
    void farCopyRequested();
    //! What was typed finds no place in this order.
    void jumpRefused();
    //! The person has changed the columns.
    void arrangementChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void initViewItemOption(QStyleOptionViewItem *option) const override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void connectModel();
    void askForVisibleRows();
    void showEmptyState();

    CatalogueTableModel *m_model = nullptr;
    RowDelegate *m_delegate;
    SortHeader *m_header;
    ColumnLayout *m_columns;
    EmptyState *m_empty;
    ReadingNote *m_note = nullptr;
    RowSelection *m_selection = nullptr;
    TypeAhead *m_jump = nullptr;
    CellKeys *m_keys = nullptr;
    CursorKeeper *m_cursor = nullptr;
    QStringList m_alphabets;
    QString m_usualAlphabet;
    QTimer m_barDelay; //!< Bars are drawn only when the first rows take longer than this.
    bool m_layoutBegun = false;
};

} // namespace catalpa::ui
