// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/table/rowdelegate.h"

QT_BEGIN_NAMESPACE
class QKeyEvent;
QT_END_NAMESPACE

namespace catalpa::ui {

class CatalogueView;
class TypeAhead;

//! The keys of a table, as spreadsheets have taught them: typing writes over the cell, where it can be edited, and
//! jumps to a row elsewhere; from an open editor the way goes on to the next row or cell.
class CellKeys final : public QObject {
    Q_OBJECT

public:
    //! \a jump must outlive it, and the table must have its model.
    CellKeys(CatalogueView &table, TypeAhead &jump);

    //! True when the key has been dealt with.
    bool take(QKeyEvent *event);
    //! Opens an editor in the current cell, or in the first one of its row that can be edited.
    void editRow();
    //! Opens an editor in a cell of a record that is loaded, with a text that was typed there before.
    void editAgain(qint64 id, int column, const QString &typed);
    //! What is typed next jumps to a row, also where letters write into cells.
    void beginJump();

private:
    bool stopOrUnselect();
    bool takeText(QKeyEvent *event);
    void goOn(RowDelegate::Way way);
    QModelIndex beside(const QModelIndex &cell, int step) const;
    QModelIndex editableIn(int row, int afterVisual, int step) const;

    CatalogueView &m_table;
    TypeAhead &m_jump;
};

} // namespace catalpa::ui
