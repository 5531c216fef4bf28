// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace catalpa::ui {

//! Gives the rows of a list the height of those of the tables.
class RoomyDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize needed = QStyledItemDelegate::sizeHint(option, index);
        return needed.expandedTo({0, qRound(1.6 * option.fontMetrics.lineSpacing())});
    }
};

} // namespace catalpa::ui
