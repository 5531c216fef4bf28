// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/progressline.h"

#include "ui/widgets/theme.h"

#include <QtCore/QVariantAnimation>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace catalpa::ui {

ProgressLine::ProgressLine(QWidget *parent)
    : QProgressBar(parent)
    , m_breath(new QVariantAnimation(this))
{
    setTextVisible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_breath->setStartValue(0.25);
    m_breath->setKeyValueAt(0.5, 0.65);
    m_breath->setEndValue(0.25);
    m_breath->setDuration(1'600);
    m_breath->setLoopCount(-1);
    connect(m_breath, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    rest();
}

void ProgressLine::advance(int done, int total)
{
    setRange(0, total);
    setValue(done);
    m_isUnderWay = true;
    const bool moves = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (moves && m_breath->state() != QAbstractAnimation::Running)
        m_breath->start();
    update();
}

void ProgressLine::rest()
{
    m_breath->stop();
    m_isUnderWay = false;
    reset();
    update();
}

QSize ProgressLine::sizeHint() const
{
    return {0, 3};
}

QSize ProgressLine::minimumSizeHint() const
{
    return sizeHint();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::hairline());
    if (!m_isUnderWay)
        return;
    const int parts = qMax(1, maximum());
    const qreal part = qreal(width()) / parts;
    const qreal done = part * qMax(0, value());
    QColor underWay = theme::accent();
    underWay.setAlphaF(m_breath->state() == QAbstractAnimation::Running ? m_breath->currentValue().toFloat() : 0.5F);
    painter.fillRect(QRectF(0, 0, done, height()), theme::accent());
    painter.fillRect(QRectF(done, 0, part, height()), underWay);
}

} // namespace catalpa::ui
