// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pages/barflow.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <algorithm>

namespace catalpa::ui {
namespace {

constexpr qreal barGap = millimetres(3);

} // namespace

BarFlow::BarFlow(const QList<Printout::Bar> &bars, const PageForm &form)
    : m_bars(bars)
    , m_texts(form.font(9))
    , m_width(form.width())
{
    for (const Printout::Bar &bar : bars) {
        m_most = std::max(m_most, bar.number);
        m_labelWidth = std::max(m_labelWidth, 1.02 * m_texts.width(printable(bar.label)));
        m_numberWidth = std::max(m_numberWidth, 1.02 * m_texts.width(QLocale().toString(bar.number)));
    }
    m_labelWidth = std::min(m_labelWidth, m_width / 3);
}

qreal BarFlow::space() const
{
    return points(4);
}

void BarFlow::paint(QPainter &painter, qsizetype part, qreal top, int, int) const
{
    const Printout::Bar &bar = m_bars.at(part);
    const qreal height = lineHeight();
    m_texts.paintShortened(painter, printable(bar.label), {0, top, m_labelWidth, height}, 1);
    const qreal room = m_width - m_labelWidth - m_numberWidth - 2 * barGap;
    const qreal length = room * qreal(bar.number) / qreal(m_most);
    painter.fillRect(QRectF(m_labelWidth + barGap, top + height / 6, length, 2 * height / 3), painter.pen().color());
    m_texts.paint(painter, QLocale().toString(bar.number),
                  {m_labelWidth + barGap + length + barGap, top, m_numberWidth, height}, 0, 1);
}

} // namespace catalpa::ui
