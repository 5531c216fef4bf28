// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationdelegate.h"

#include "models/migrationsmodel.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/style.h"
#include "ui/widgets/theme.h"

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QFont titleOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

//! Writes one line, cut where it ends, in a rectangle given as if read from left to right.
void write(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &text,
           const QFont &font, const QColor &colour)
{
    painter->setFont(font);
    painter->setPen(colour);
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // That of the text: names of folders keep their order.
    painter->drawText(
        QStyle::visualRect(option.direction, option.rect, rect),
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter) | Qt::AlignAbsolute),
        QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

int headingHeight(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (index.data(MigrationsModel::HeadingRole).toString().isEmpty())
        return 0;
    return option.fontMetrics.lineSpacing() + 4 * theme::step(option.widget);
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
    case MigrationMark::Blocked:
        return {u"blocked"_s, theme::secondary()};
    case MigrationMark::OutOfOrder:
    case MigrationMark::HalfWay:
    case MigrationMark::RolledBack:
    case MigrationMark::Edited:
    case MigrationMark::Gone:
        return {u"warning"_s, theme::edited()};
    case MigrationMark::MissingHere:
        return {u"info"_s, theme::edited()};
    }
    Q_UNREACHABLE();
}

QSize MigrationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int step = theme::step(option.widget);
    return {40 * step, headingHeight(option, index) + 3 * option.fontMetrics.lineSpacing() + 5 * step};
}

void MigrationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    QStyleOptionViewItem row = option;
    const int heading = headingHeight(option, index);
    row.rect.setTop(row.rect.top() + heading);
    if (heading > 0) {
        const int step = theme::step(option.widget);
        const QRect above(option.rect.left() + 4 * step, option.rect.top() + step, option.rect.width() - 8 * step,
                          heading - step);
        write(painter, option, above, index.data(MigrationsModel::HeadingRole).toString(), titleOf(option.font),
              theme::secondary());
        painter->fillRect(QRect(option.rect.left(), row.rect.top() - 1, option.rect.width(), 1), theme::hairline());
    }
    paintRow(painter, row, index);
    painter->restore();
}

void MigrationDelegate::paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const int step = theme::step(option.widget);
    const int line = option.fontMetrics.lineSpacing();
    const auto look = lookOf(MigrationMark(index.data(MigrationsModel::MarkRole).toInt()));
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (option.state & QStyle::State_Selected) {
        Style::paintSelection(*painter, option);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(theme::accent(), 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
    }

    const QRect inside = option.rect.adjusted(4 * step, 2 * step, -4 * step, -2 * step);
    icon(look.icon, look.colour).paint(painter, placed(QRect(inside.left(), inside.top(), line, line)));

    const QString word = index.data(MigrationsModel::WordRole).toString();
    const int wordWidth = option.fontMetrics.horizontalAdvance(word) + 1;
    const QRect text = inside.adjusted(line + 2 * step, 0, 0, 0);
    const QRect first(text.left(), text.top(), text.width() - wordWidth - 2 * step, line);
    write(painter, option, first, index.data().toString(), titleOf(option.font), option.palette.color(QPalette::Text));
    write(painter, option, QRect(text.right() - wordWidth + 1, text.top(), wordWidth, line), word, option.font,
          look.colour);
    const QRect second(text.left(), text.top() + line + step / 2, text.width(), line);
    write(painter, option, second, index.data(MigrationsModel::NameRole).toString(), option.font, theme::secondary());
    write(painter, option, second.translated(0, line), index.data(MigrationsModel::HistoryRole).toString(), option.font,
          theme::secondary());
}

} // namespace catalpa::ui
