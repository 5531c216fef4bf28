// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/table/rowticks.h"
#include "ui/widgets/theme.h"

#include <QtGui/QHelpEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QToolTip>

namespace catalpa::ui {

//! Shows the whole text of a cell that has no room for it as its tool tip; false where it has, or has a tip of its own.
inline bool showCutText(const QHelpEvent &event, QAbstractItemView &view, const QStyleOptionViewItem &option,
                        const QModelIndex &index)
{
    constexpr qsizetype longestTip = 2'000;
    const QString text = index.data().toString().left(longestTip);
    const bool fits =
        view.fontMetrics().horizontalAdvance(text.simplified()) <= option.rect.width() - 2 * theme::cellPadding;
    if (event.type() != QEvent::ToolTip || fits || !index.data(Qt::ToolTipRole).toString().isEmpty())
        return false;
    QToolTip::showText(event.globalPos(), text, &view);
    return true;
}

//! Gives the rows of a list the height of those of the tables.
class RoomyDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize needed = QStyledItemDelegate::sizeHint(option, index);
        return needed.expandedTo({0, qRound(1.6 * option.fontMetrics.lineSpacing())});
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override
    {
        return showCutText(*event, *view, option, index) || QStyledItemDelegate::helpEvent(event, view, option, index);
    }

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        return changesTickOfRow(*event, Click::Chooses, *model, index)
            || QStyledItemDelegate::editorEvent(event, model, option, index);
    }
};

} // namespace catalpa::ui
