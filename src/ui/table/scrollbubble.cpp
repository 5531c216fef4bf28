// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/scrollbubble.h"

#include "models/cataloguetablemodel.h"
#include "ui/widgets/theme.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionSlider>
#include <QtWidgets/QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr int mostLetters = 3;

//! The thumb of a scroll bar, in its own coordinates.
QRect thumbOf(const QScrollBar *bar)
{
    QStyleOptionSlider option;
    option.initFrom(bar);
    option.orientation = Qt::Vertical;
    option.minimum = bar->minimum();
    option.maximum = bar->maximum();
    option.sliderPosition = bar->sliderPosition();
    option.sliderValue = bar->value();
    option.singleStep = bar->singleStep();
    option.pageStep = bar->pageStep();
    option.upsideDown = bar->invertedAppearance();
    return bar->style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, bar);
}

} // namespace

ScrollBubble::ScrollBubble(QTableView *table, const CatalogueTableModel *model)
    : QWidget(table)
    , m_table(table)
    , m_model(model)
{
    setObjectName(u"letterBubble"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFont(theme::titleFont());
    hide();
    const QScrollBar *bar = table->verticalScrollBar();
    connect(bar, &QScrollBar::sliderMoved, this, &ScrollBubble::showAt);
    connect(bar, &QScrollBar::sliderReleased, this, &QWidget::hide);
}

QString ScrollBubble::letters(const QString &scrollLabel)
{
    const QString text = scrollLabel.left(100).simplified();
    if (text.isEmpty())
        return u"—"_s;
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    if (isNumber)
        return QLocale().toString(number);
    // An instant is "2025-02-03 10:00:00": its day is what a reader looks for.
    if (const QDate day = QDate::fromString(text.left(10), Qt::ISODate); day.isValid() && text.size() > 10)
        return QLocale().toString(day, QLocale::ShortFormat);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (int letter = 0; letter < mostLetters && finder.toNextBoundary() >= 0;)
        ++letter;
    return finder.position() < 0 ? text : text.left(finder.position()).trimmed();
}

void ScrollBubble::showAt(int value)
{
    // The row in the middle of what would be seen: the thumb's middle points at it.
    const QScrollBar *bar = m_table->verticalScrollBar();
    const int height = qMax(1, m_table->verticalHeader()->defaultSectionSize());
    const qint64 middle = (qint64{value} + m_table->viewport()->height() / 2) / height;
    const int row = int(std::clamp<qint64>(middle, 0, qMax(0, m_model->rowCount() - 1)));
    const QString scrollLabel = m_model->scrollLabel(row);
    if (scrollLabel.isNull())
        return hide();
    m_text = letters(scrollLabel);
    setAccessibleName(m_text);
    const int step = theme::step(m_table);
    const QSize size(qMax(fontMetrics().horizontalAdvance(m_text) + 6 * step, fontMetrics().height() + 3 * step),
                     fontMetrics().height() + 2 * step);
    const QRect thumb(bar->mapTo(m_table, thumbOf(bar).topLeft()), thumbOf(bar).size());
    const int beside =
        layoutDirection() == Qt::RightToLeft ? thumb.right() + 2 * step : thumb.left() - 2 * step - size.width();
    const int top = qBound(0, thumb.center().y() - size.height() / 2, m_table->height() - size.height());
    setGeometry(QRect(QPoint(beside, top), size));
    raise();
    show();
    update();
}

void ScrollBubble::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::accent());
    const qreal round = height() / 2.0;
    painter.drawRoundedRect(rect(), round, round);
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, m_text);
}

} // namespace catalpa::ui
