// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrationdelegate.h"

#include "models/migrationsmodel.h"
#include "ui/icon.h"
#include "ui/theme.h"

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QFont titleOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

MarkLook lookOf(MigrationMark mark)
{
    switch (mark) {
    case MigrationMark::Pending:
        return {u"pending"_s, theme::secondary()};
    case MigrationMark::Running:
        return {u"play"_s, theme::accent()};
    case MigrationMark::Applied:
        return {u"success"_s, theme::accent()};
    case MigrationMark::Failed:
        return {u"error"_s, theme::danger()};
    case MigrationMark::OutOfOrder:
    case MigrationMark::RolledBack:
    case MigrationMark::Edited:
        return {u"warning"_s, theme::edited()};
    case MigrationMark::MissingHere:
        return {u"info"_s, theme::edited()};
    }
    Q_UNREACHABLE();
}

QSize MigrationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int step = theme::step(option.widget);
    return {40 * step, 3 * option.fontMetrics.lineSpacing() + 5 * step};
}

void MigrationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int step = theme::step(option.widget);
    const int line = option.fontMetrics.lineSpacing();
    const auto look = lookOf(MigrationMark(index.data(MigrationsModel::MarkRole).toInt()));
    const Qt::LayoutDirection direction = option.direction;
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(direction, option.rect, rect);
    };
    const auto write = [&](const QRect &rect, const QString &text, const QFont &font, const QColor &colour) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(placed(rect), int(QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter)),
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    };

    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme::selection());
        if (option.state & QStyle::State_HasFocus)
            painter->fillRect(placed(QRect(option.rect.topLeft(), QSize(3, option.rect.height()))), theme::accent());
    }

    const QRect inside = option.rect.adjusted(4 * step, 2 * step, -4 * step, -2 * step);
    const QRect symbol(inside.left(), inside.top() + (line - line) / 2, line, line);
    icon(look.icon, look.colour).paint(painter, placed(symbol));

    const QString word = index.data(MigrationsModel::WordRole).toString();
    const int wordWidth = option.fontMetrics.horizontalAdvance(word) + 1;
    const QRect text = inside.adjusted(line + 2 * step, 0, 0, 0);
    const QRect first(text.left(), text.top(), text.width() - wordWidth - 2 * step, line);
    write(first, index.data().toString(), titleOf(option.font), option.palette.color(QPalette::Text));
    write(QRect(text.right() - wordWidth + 1, text.top(), wordWidth, line), word, option.font, look.colour);
    const QRect second(text.left(), text.top() + line + step / 2, text.width(), line);
    write(second, index.data(MigrationsModel::NameRole).toString(), option.font, theme::secondary());
    write(second.translated(0, line), index.data(MigrationsModel::HistoryRole).toString(), option.font,
          theme::secondary());
    painter->restore();
}

} // namespace catalpa::ui
