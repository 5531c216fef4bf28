// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/connectionindicator.h"

#include "ui/widgets/theme.h"

#include <QtGui/QPainter>

namespace catalpa::ui {

ConnectionIndicator::ConnectionIndicator(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void ConnectionIndicator::show(State state, const QString &text)
{
    m_state = state;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
    setVisible(!text.isEmpty());
}

QSize ConnectionIndicator::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2 * fontMetrics().height(), fontMetrics().height() + 4};
}

void ConnectionIndicator::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal size = fontMetrics().height() * 0.5;
    const QRectF dot(2, (height() - size) / 2, size, size);
    switch (m_state) {
    case State::Ready: // A full disc.
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::accent());
        painter.drawEllipse(dot);
        break;
    case State::Busy: // A half disc.
        painter.setPen(QPen(theme::edited(), 1.5));
        painter.drawEllipse(dot);
        painter.setBrush(theme::edited());
        painter.drawPie(dot, 90 * 16, 180 * 16);
        break;
    case State::Offline: // A ring.
        painter.setPen(QPen(theme::secondary(), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(dot);
        break;
    }
    painter.setPen(theme::secondary());
    painter.drawText(rect().adjusted(int(size) + 8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

} // namespace catalpa::ui
