// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QAbstractItemModel>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>

namespace catalpa::ui {

enum class Click { Chooses, Ticks };

//! For QAbstractItemDelegate::editorEvent(): a row is one thing, and has its tick in its first cell; Space changes that
//! in whichever cell the cursor is, and a click if that is what it is for. True when it did.
inline bool changesTickOfRow(const QEvent &event, Click click, QAbstractItemModel &model, const QModelIndex &index)
{
    const bool isSpace =
        event.type() == QEvent::KeyPress && static_cast<const QKeyEvent &>(event).key() == Qt::Key_Space;
    const bool isClick = click == Click::Ticks && event.type() == QEvent::MouseButtonRelease
        && static_cast<const QMouseEvent &>(event).button() == Qt::LeftButton;
    const QModelIndex tick = index.siblingAtColumn(0);
    if ((!isSpace && !isClick) || !tick.flags().testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool isTicked = tick.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model.setData(tick, isTicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace catalpa::ui
