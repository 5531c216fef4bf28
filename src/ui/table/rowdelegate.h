// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/foldedtext.h"

#include <QtWidgets/QStyledItemDelegate>

#include <functional>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace catalpa::ui {

class AuthorPicker;
class RowFlash;

//! Draws the cells of a catalogue table: a grey bar while a row is on its way, a quiet dash for nothing recorded, a
//! corner for an edit that is not saved yet. Asks the model by role and knows nothing else.
class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using MakePicker = std::function<AuthorPicker *(QWidget *parent)>;

    explicit RowDelegate(QObject *parent = nullptr);

    //! Cells of this column are edited by picking an author.
    void setAuthorColumn(int column, MakePicker makePicker);
    void setFlash(const RowFlash *flash) { m_flash = flash; }
    const RowFlash *flash() const { return m_flash; }
    //! Rows of grey bars over a table whose first rows are on their way.
    static void paintBars(QPainter *painter, const QTableView &table);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

private:
    static void paintBar(QPainter *painter, const QRect &cell, int row, int column, int lineHeight);
    void paintMarked(QPainter *painter, const QRect &cell, const QString &text, const QList<TextRange> &found) const;
    void paintFlash(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    void paintEditMark(QPainter *painter, const QRect &cell, int state) const;

    int m_authorColumn = -1;
    MakePicker m_makePicker;
    const RowFlash *m_flash = nullptr;
};

} // namespace catalpa::ui
