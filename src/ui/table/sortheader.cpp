// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/sortheader.h"

#include "models/sortlevels.h"
#include "ui/widgets/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionHeader>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! The number of a level in the size it is drawn in, or nothing when there is one level only.
QString numberOf(const sortlevels::Levels &levels, int level)
{
    return levels.size() > 1 ? QLocale().toString(level + 1) : QString();
}

QFont numberFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.8);
    return font;
}

int arrowSize(const QFontMetrics &metrics)
{
    return qMax(7, metrics.height() / 2);
}

} // namespace

SortHeader::SortHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(u"sortHeader"_s);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSectionsMovable(true);
    setSectionsClickable(true);
    setSortIndicatorShown(false);
    setTextElideMode(Qt::ElideRight);
    setResizeContentsPrecision(0);
    connect(this, &QHeaderView::sectionClicked, this, &SortHeader::sortBy);
    connect(this, &QHeaderView::sectionResized, this, [this](int column) {
        if (m_held)
            Q_EMIT widthChosen(column);
    });
    connect(this, &QHeaderView::sectionHandleDoubleClicked, this, &SortHeader::widthChosen);
}

void SortHeader::setCatalogModel(CatalogueTableModel *model)
{
    m_model = model;
    connect(model, &CatalogueTableModel::loaded, this, &SortHeader::describeOrder);
    describeOrder();
}

void SortHeader::sortBy(int column)
{
    if (!m_model->isSortable(column))
        return;
    const auto levels = m_model->sorting();
    const bool isFurther = m_modifiers.testFlag(Qt::ShiftModifier);
    m_model->setSorting(isFurther ? sortlevels::thenBy(levels, column) : sortlevels::sortedBy(levels, column));
    // Names and sort names have one order: the head of either turns it round.
    if (!isFurther && !levels.isEmpty() && m_model->sorting() == levels)
        m_model->setSorting(sortlevels::sortedBy(levels, levels.first().column));
    describeOrder();
}

void SortHeader::describeOrder()
{
    QStringList parts;
    for (const auto &level : m_model->sorting())
        parts += m_model->spokenHeader(level.column);
    setAccessibleName(tr("Columns"));
    setAccessibleDescription(parts.join(u"; "_s));
    viewport()->update();
}

void SortHeader::mousePressEvent(QMouseEvent *event)
{
    m_held = true;
    QHeaderView::mousePressEvent(event);
}

void SortHeader::mouseReleaseEvent(QMouseEvent *event)
{
    m_modifiers = event->modifiers();
    QHeaderView::mouseReleaseEvent(event);
    m_held = false;
}

void SortHeader::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    Q_EMIT menuRequested(byMouse ? logicalIndexAt(event->pos()) : -1, event->globalPos());
}

int SortHeader::markWidth(int logicalIndex) const
{
    const auto levels = m_model ? m_model->sorting() : sortlevels::Levels();
    const int level = sortlevels::indexOf(levels, logicalIndex);
    if (level < 0)
        return 0;
    const QString number = numberOf(levels, level);
    const int numberWidth = number.isEmpty() ? 0 : QFontMetrics(numberFont(font())).horizontalAdvance(number) + 3;
    return arrowSize(fontMetrics()) + numberWidth + 4;
}

QSize SortHeader::sectionSizeFromContents(int logicalIndex) const
{
    return QHeaderView::sectionSizeFromContents(logicalIndex) + QSize(markWidth(logicalIndex), 0);
}

//! Leaves room for the mark: a title is cut short before an arrow is.
void SortHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (const int mark = markWidth(logicalIndex); mark > 0) {
        const QString title = model()->headerData(logicalIndex, Qt::Horizontal).toString();
        const int room = sectionSize(logicalIndex) - 2 * theme::cellPadding - mark;
        option->text = option->fontMetrics.elidedText(title, Qt::ElideRight, qMax(0, room));
    }
}

//! The arrow stands behind the title, its number behind the arrow.
void SortHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    const int mark = markWidth(logicalIndex);
    const bool fromRight =
        model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    painter->save();
    QHeaderView::paintSection(painter, rect, logicalIndex);
    painter->restore();
    if (mark == 0)
        return;
    const auto levels = m_model->sorting();
    const int level = sortlevels::indexOf(levels, logicalIndex);
    const int size = arrowSize(fontMetrics());
    const QString title = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const int text = qMin(fontMetrics().horizontalAdvance(title), rect.width() - 2 * theme::cellPadding - mark);
    const int left =
        fromRight ? rect.right() - theme::cellPadding - text - mark : rect.left() + theme::cellPadding + text + 5;
    const QRect logical(qMax(rect.left() + 2, left), rect.center().y() - size / 2, size, size);
    const QRect arrow = QStyle::visualRect(layoutDirection(), rect, logical);
    const qreal up = levels.at(level).order == Qt::AscendingOrder ? 1 : -1;
    const QPointF middle = QRectF(arrow).center();
    const qreal half = size * 0.36;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme::accent(), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{middle + QPointF(-half, up * half / 2), middle + QPointF(0, -up * half / 2),
                                    middle + QPointF(half, up * half / 2)});
    if (const QString number = numberOf(levels, level); !number.isEmpty()) {
        painter->setFont(numberFont(font()));
        const QRect behind(logical.right() + 3, rect.top(), mark, rect.height());
        painter->drawText(QStyle::visualRect(layoutDirection(), rect, behind),
                          int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)), number);
    }
    painter->restore();
}

} // namespace catalpa::ui
