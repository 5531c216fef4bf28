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
    //! Where the person wants to go from an editor.
    enum class Way { Down, Up, Next, Previous };

    explicit RowDelegate(QObject *parent = nullptr);

    //! Cells of this column are edited by picking an author.
    void setAuthorColumn(int column, MakePicker makePicker);
    void setFlash(const RowFlash *flash) { m_flash = flash; }
    const RowFlash *flash() const { return m_flash; }
    //! In cells of this column countries are completed.
    void setCountryColumn(int column) { m_countryColumn = column; }
    //! Whether a text that is no country is doubted; else it is handed to the model as any other.
    void setAsking(bool asks) { m_asks = asks; }
    //! The bar of a row that is not loaded, at a place of its own in each row.
    static void paintBar(QPainter *painter, const QRect &cell, int row, int column, int lineHeight);

    //! The bars of a table whose first rows are not here.
    static void paintBars(QPainter *painter, const QTableView &table);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

Q_SIGNALS:
    //! What was typed is handed to the model, and the editor closed, with the key for this way.
    void left(catalpa::ui::RowDelegate::Way way);
    //! A text that is no country was typed into a cell. It is not handed to the model.
    void countryDoubted(qint64 record, const QString &text) const;
    //! A name was typed where an author is to be chosen. It is not handed to the model.
    void authorMissing() const;

protected:
    bool eventFilter(QObject *editor, QEvent *event) override;

private:
    bool commit(QWidget *editor);
    void paintMarked(QPainter *painter, const QRect &cell, const QString &text, const QList<TextRange> &found) const;
    void paintFlash(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    //! Takes its room from \a text.
    static void paintFoundBeside(QPainter *painter, QRect &text);
    void paintEditMark(QPainter *painter, const QRect &cell, int state) const;

    int m_authorColumn = -1;
    int m_countryColumn = -1;
    bool m_asks = true;
    mutable bool m_isRefused = false; //!< The model did not take what was typed last.
    MakePicker m_makePicker;
    const RowFlash *m_flash = nullptr;
};

} // namespace catalpa::ui
