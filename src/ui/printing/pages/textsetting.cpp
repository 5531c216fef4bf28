// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pages/textsetting.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

#include <algorithm>

namespace catalpa::ui {
namespace {

constexpr qsizetype longestCell = 5'000; // Letters.

} // namespace

TextSetting::TextSetting(const QFont &font)
    : m_font(font)
    , m_lineHeight(1.3 * font.pixelSize())
{
}

qreal TextSetting::width(const QString &text) const
{
    return QFontMetricsF(m_font).horizontalAdvance(text);
}

void TextSetting::setOut(QTextLayout &layout, qreal width, Qt::Alignment alignment) const
{
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal top = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max<qreal>(1, width));
        line.setPosition({0, top + m_lineHeight - line.descent() - line.ascent()});
        top += m_lineHeight;
    }
    layout.endLayout();
}

int TextSetting::lines(const QString &text, qreal width) const
{
    QTextLayout layout(text, m_font);
    setOut(layout, width, Qt::AlignLeading);
    return std::max(1, layout.lineCount());
}

void TextSetting::paint(QPainter &painter, const QString &text, const QRectF &place, int first, int count,
                        Qt::Alignment alignment) const
{
    QTextLayout layout(text, m_font);
    setOut(layout, place.width(), alignment);
    const QPointF origin = place.topLeft() - QPointF(0, first * m_lineHeight);
    for (int line = first; line < std::min(first + count, layout.lineCount()); ++line)
        layout.lineAt(line).draw(&painter, origin);
}

int TextSetting::paintShortened(QPainter &painter, const QString &text, const QRectF &place, int most) const
{
    if (most <= 0 || text.isEmpty())
        return 0;
    QTextLayout layout(text, m_font);
    setOut(layout, place.width(), Qt::AlignLeading);
    if (layout.lineCount() <= most) {
        paint(painter, text, place, 0, most);
        return layout.lineCount();
    }
    paint(painter, text, place, 0, most - 1);
    const QRectF last(place.left(), place.top() + (most - 1) * m_lineHeight, place.width(), m_lineHeight);
    const QString rest = text.mid(layout.lineAt(most - 1).textStart());
    paint(painter, QFontMetricsF(m_font).elidedText(rest, Qt::ElideRight, place.width()), last, 0, 1);
    return most;
}

QString printable(const QString &text)
{
    QString plain = text.size() <= longestCell ? text : text.left(longestCell - 1) + u'…';
    for (QChar &letter : plain) {
        if (letter == u'\n')
            letter = QChar::LineSeparator;
        else if (letter.category() == QChar::Other_Control)
            letter = u' ';
    }
    return plain;
}

} // namespace catalpa::ui
