// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/differencedelegate.h"

#include "ui/table/rowticks.h"

#include <QtCore/QTextBoundaryFinder>
#include <QtWidgets/QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

DifferenceDelegate::DifferenceDelegate(int before, int after, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_before(before)
    , m_after(after)
{
}

QString DifferenceDelegate::shownText(const QString &text, const QString &other, const QFontMetrics &font, int width)
{
    if (std::max(font.horizontalAdvance(text), font.horizontalAdvance(other)) <= width)
        return text;
    const auto [first, second] = std::mismatch(text.cbegin(), text.cend(), other.cbegin(), other.cend());
    QTextBoundaryFinder place(QTextBoundaryFinder::Grapheme, text);
    place.setPosition(std::distance(text.cbegin(), first));
    if (!place.isAtBoundary())
        place.toPreviousBoundary();
    const qsizetype difference = place.position();
    qsizetype begin = difference;
    // Two fifths of the room are for what they have in common.
    while (place.toPreviousBoundary() >= 0
           && font.horizontalAdvance(text.mid(place.position(), difference - place.position())) <= width * 2 / 5)
        begin = place.position();
    return begin == 0 ? text : u'…' + text.mid(begin);
}

void DifferenceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() != m_before && index.column() != m_after)
        return;
    const QString other = index.siblingAtColumn(index.column() == m_before ? m_after : m_before).data().toString();
    const QStyle *style = option->widget ? option->widget->style() : nullptr;
    const int margin = style ? style->pixelMetric(QStyle::PM_FocusFrameHMargin, option, option->widget) + 1 : 0;
    option->text = shownText(option->text, other, option->fontMetrics, option->rect.width() - 2 * margin);
}

bool DifferenceDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                     const QModelIndex &index)
{
    return changesTickOfRow(*event, Click::Chooses, *model, index)
        || QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace catalpa::ui
