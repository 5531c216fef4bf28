// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pages/tableflow.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <numeric>

namespace catalpa::ui {
namespace {

constexpr qreal columnGap = millimetres(3);
constexpr qreal rule = points(0.5); // The thickness of a line.
constexpr qsizetype looked = 300; // Rows that widths follow.

void drawRule(QPainter &painter, qreal y, qreal width)
{
    painter.fillRect(QRectF(0, y, width, rule), painter.pen().color());
}

} // namespace

TableFlow::TableFlow(const Printout &printout, const PageForm &form)
    : m_printout(printout)
    , m_texts(form.font(9))
    , m_titles(form.font(9, true))
{
    shareWidth(form.width());
}

QList<qreal> TableFlow::wantedWidths() const
{
    QList<qreal> wanted;
    for (qsizetype column = 0; column < m_printout.columns.size(); ++column) {
        qreal widest = m_titles.width(printable(m_printout.columns.at(column).title));
        for (qsizetype row = 0; row < std::min(looked, m_printout.rows.size()); ++row)
            widest = std::max(widest, m_texts.width(m_printout.rows.at(row).at(column).left(200)));
        wanted += 1.02 * widest + columnGap;
    }
    return wanted;
}

//! Narrow columns have what they want; the others share the rest alike.
void TableFlow::shareWidth(qreal width)
{
    m_widths = wantedWidths();
    const qreal all = std::accumulate(m_widths.cbegin(), m_widths.cend(), 0.0);
    if (all <= width) {
        for (qreal &each : m_widths)
            each *= std::min(1.5, width / all);
        return;
    }
    QList<qreal> ascending = m_widths;
    std::sort(ascending.begin(), ascending.end());
    qreal rest = width;
    qreal share = 0;
    for (qsizetype column = 0; column < ascending.size(); ++column) {
        share = rest / qreal(ascending.size() - column);
        if (ascending.at(column) > share)
            break;
        rest -= ascending.at(column);
    }
    for (qreal &each : m_widths)
        each = std::min(each, share);
}

qreal TableFlow::textWidth(qsizetype column) const
{
    return m_widths.at(column) - columnGap;
}

Qt::Alignment TableFlow::alignment(qsizetype column) const
{
    return m_printout.columns.at(column).isNumber ? Qt::AlignRight : Qt::AlignLeading;
}

int TableFlow::lines(qsizetype part) const
{
    int most = 1;
    for (qsizetype column = 0; column < m_widths.size(); ++column)
        most = std::max(most, m_texts.lines(m_printout.rows.at(part).at(column), textWidth(column)));
    return most;
}

qreal TableFlow::space() const
{
    return points(4);
}

int TableFlow::headerLines() const
{
    int most = 1;
    for (qsizetype column = 0; column < m_widths.size(); ++column)
        most = std::max(most, m_titles.lines(printable(m_printout.columns.at(column).title), textWidth(column)));
    return most;
}

qreal TableFlow::headerHeight() const
{
    return headerLines() * m_titles.lineHeight() + space();
}

void TableFlow::paintHeader(QPainter &painter, qreal top) const
{
    qreal left = 0;
    const int most = headerLines();
    for (qsizetype column = 0; column < m_widths.size(); ++column) {
        m_titles.paint(painter, printable(m_printout.columns.at(column).title),
                       {left, top, textWidth(column), most * m_titles.lineHeight()}, 0, most, alignment(column));
        left += m_widths.at(column);
    }
    drawRule(painter, top + headerHeight() - 2 * rule, left - columnGap);
}

void TableFlow::paint(QPainter &painter, qsizetype part, qreal top, int first, int count) const
{
    qreal left = 0;
    for (qsizetype column = 0; column < m_widths.size(); ++column) {
        m_texts.paint(painter, m_printout.rows.at(part).at(column),
                      {left, top + space() / 2, textWidth(column), count * lineHeight()}, first, count,
                      alignment(column));
        left += m_widths.at(column);
    }
    drawRule(painter, top + count * lineHeight() + space() - rule / 2, left - columnGap);
}

} // namespace catalpa::ui
