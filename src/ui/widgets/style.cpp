// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/style.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! A box or a circle to tick. Edge and mark are lines that can be told from their ground.
void paintTick(QPainter &painter, const QStyleOption &option, bool isRound)
{
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isChecked = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool isMarked = option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver);
    const QPalette &palette = option.palette;
    const QColor edge = isEnabled && (isChecked || isMarked) ? theme::accent() : palette.color(QPalette::Dark);
    const int side = qMin(option.rect.width(), option.rect.height()) - 2;
    QRect inside(0, 0, side, side);
    inside.moveCenter(option.rect.center());
    const QRectF box = QRectF(inside).adjusted(0.5, 0.5, -0.5, -0.5); // Lines of one pixel are sharp there.
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, isMarked ? 2 : 1));
    painter.setBrush(isChecked && isEnabled ? edge : palette.color(QPalette::Base));
    isRound ? painter.drawEllipse(box) : painter.drawRoundedRect(box, 3, 3);
    const QColor mark = isEnabled ? palette.color(QPalette::HighlightedText) : palette.color(QPalette::Dark);
    const auto at = [&box](qreal x, qreal y) {
        return box.topLeft() + QPointF(x * box.width(), y * box.height());
    };
    if (isChecked && isRound) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        painter.drawEllipse(box.center(), side / 5, side / 5);
    } else if (isChecked) {
        QPainterPath tick(at(0.22, 0.52));
        const bool isPartly = option.state & QStyle::State_NoChange;
        if (!isPartly)
            tick.lineTo(at(0.42, 0.72));
        tick.lineTo(isPartly ? at(0.78, 0.52) : at(0.78, 0.30));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(mark, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(tick);
    }
    painter.restore();
}

//! Whether a view has titles above its columns.
bool hasTitles(const QWidget *view)
{
    const auto *table = qobject_cast<const QTableView *>(view);
    const auto *tree = qobject_cast<const QTreeView *>(view);
    const QHeaderView *titles = table ? table->horizontalHeader() : tree ? tree->header() : nullptr;
    return titles && !titles->isHidden();
}

//! Rows of a list, and not of what opens as a menu does.
bool isRowOfList(const QWidget *view)
{
    return qobject_cast<const QAbstractItemView *>(view) && view->window()->windowType() != Qt::Popup;
}

//! The colours of a chosen row.
QPalette tinted(QPalette palette)
{
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        palette.setBrush(group, QPalette::Highlight, theme::selection());
        palette.setBrush(group, QPalette::HighlightedText, palette.brush(group, QPalette::Text));
    }
    return palette;
}

void paintEdge(QPainter &painter, const QStyleOptionViewItem &option)
{
    constexpr int width = 3;
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int edge = option.direction == Qt::RightToLeft && view ? view->viewport()->width() - width : 0;
    const QRect bar(edge, option.rect.top(), width, option.rect.height());
    painter.fillRect(bar.intersected(option.rect), theme::accent());
}

} // namespace

void Style::paintSelection(QPainter &painter, const QStyleOptionViewItem &option)
{
    painter.fillRect(option.rect, theme::selection());
    paintEdge(painter, option);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    if (hint == SH_Widget_Animation_Duration && theme::isMotionReduced())
        return 0;
    if (hint == SH_DialogButtonLayout) // In all windows what is meant stands last, on every desktop.
        return QDialogButtonBox::GnomeLayout;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

//! Qt adds one pixel to this margin of the text of a cell.
int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const QVariant own = metric == PM_FocusFrameHMargin && widget ? widget->property("textInset") : QVariant();
    if (own.isValid()) // Of a list whose rows stand below something else than titles.
        return own.toInt() - 1;
    if (metric == PM_FocusFrameHMargin && hasTitles(widget))
        return theme::cellPadding - 1;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QIcon Style::standardIcon(StandardPixmap kind, const QStyleOption *option, const QWidget *widget) const
{
    switch (kind) {
    case SP_MessageBoxWarning:
        return icon(u"warning"_s, theme::edited());
    case SP_MessageBoxCritical:
        return icon(u"error"_s, theme::danger());
    case SP_MessageBoxInformation:
        return icon(u"info"_s, theme::accent());
    case SP_MessageBoxQuestion:
        return icon(u"help"_s, theme::accent());
    default:
        return QProxyStyle::standardIcon(kind, option, widget);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        return paintTick(*painter, *option, false);
    if (element == PE_IndicatorRadioButton)
        return paintTick(*painter, *option, true);
    const bool isRow = element == PE_PanelItemViewRow && option->state & State_Selected && isRowOfList(widget);
    const auto *row = isRow ? qstyleoption_cast<const QStyleOptionViewItem *>(option) : nullptr;
    if (!row)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    QStyleOptionViewItem own(*row);
    own.palette = tinted(row->palette);
    QProxyStyle::drawPrimitive(element, &own, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const bool isChosen = element == CE_ItemViewItem && option->state & State_Selected && isRowOfList(widget);
    const auto *item = isChosen ? qstyleoption_cast<const QStyleOptionViewItem *>(option) : nullptr;
    if (!item)
        return QProxyStyle::drawControl(element, option, painter, widget);
    QStyleOptionViewItem own(*item);
    own.palette = tinted(item->palette);
    QProxyStyle::drawControl(element, &own, painter, widget);
    paintEdge(*painter, own);
}

} // namespace catalpa::ui
