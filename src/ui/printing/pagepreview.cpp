// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pagepreview.h"

#include "ui/widgets/theme.h"

#include <QtGui/QPainter>

namespace catalpa::ui {

PagePreview::PagePreview(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PagePreview::setPaper(const QSizeF &paper)
{
    m_paper = paper;
    update();
}

void PagePreview::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void PagePreview::clear()
{
    setPicture({});
}

QRect PagePreview::place() const
{
    const QSize room = size() - QSize(2, 2);
    const QSize fitting = m_paper.scaled(QSizeF(room), Qt::KeepAspectRatio).toSize();
    return {QPoint((width() - fitting.width()) / 2, (height() - fitting.height()) / 2), fitting};
}

int PagePreview::pictureWidth() const
{
    return qMax(1, int(place().width() * devicePixelRatioF()));
}

QSize PagePreview::sizeHint() const
{
    return {36 * fontMetrics().averageCharWidth(), 24 * fontMetrics().height()};
}

QSize PagePreview::minimumSizeHint() const
{
    return {24 * fontMetrics().averageCharWidth(), 12 * fontMetrics().height()};
}

void PagePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect page = place();
    if (m_picture.isNull())
        painter.fillRect(page, palette().alternateBase());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_picture.isNull())
        painter.drawImage(page, m_picture);
    painter.setPen(theme::border());
    painter.drawRect(page.adjusted(-1, -1, 0, 0));
}

void PagePreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    Q_EMIT resized();
}

} // namespace catalpa::ui
