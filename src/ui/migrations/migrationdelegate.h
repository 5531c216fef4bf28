// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wording/migrations/migrationtext.h"

#include <QtGui/QColor>
#include <QtWidgets/QStyledItemDelegate>

namespace catalpa::ui {

//! The icon and the colour that stand for a mark, beside its word.
struct MarkLook {
    QString icon;
    QColor colour;
};

MarkLook lookOf(MigrationMark mark);

//! A row of a MigrationsModel: its mark as shape and word, the title, and below it, quieter, the folder's name and when
//! it was applied; above the first of a schema, whose they are. A row keeps its height while migrations are applied.
class MigrationDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace catalpa::ui
