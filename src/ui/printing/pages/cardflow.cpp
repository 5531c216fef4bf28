// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pages/cardflow.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace catalpa::ui {
namespace {

constexpr qreal height = millimetres(58);
constexpr qreal cardGap = millimetres(4);
constexpr qreal inside = millimetres(4);

} // namespace

CardFlow::CardFlow(const QList<Printout::Card> &cards, const PageForm &form)
    : m_cards(cards)
    , m_headings(form.font(10, true))
    , m_texts(form.font(9))
    , m_width((form.width() - cardGap) / 2)
{
}

qreal CardFlow::lineHeight() const
{
    return height;
}

qreal CardFlow::space() const
{
    return cardGap;
}

void CardFlow::paint(QPainter &painter, qsizetype part, qreal top, int, int) const
{
    for (qsizetype side = 0; side < 2 && 2 * part + side < m_cards.size(); ++side)
        paintCard(painter, m_cards.at(2 * part + side), {qreal(side) * (m_width + cardGap), top, m_width, height});
}

void CardFlow::paintCard(QPainter &painter, const Printout::Card &card, const QRectF &place) const
{
    painter.setPen(QPen(painter.pen().color(), points(0.5)));
    painter.drawRect(place);
    QRectF rest = place.adjusted(inside, inside, -inside, -inside);
    const auto write = [&](const TextSetting &setting, const QString &text, int most) {
        const int room = int(rest.height() / setting.lineHeight());
        const int taken = setting.paintShortened(painter, text, rest, std::min(most, room));
        rest.setTop(rest.top() + taken * setting.lineHeight());
    };
    write(m_texts, card.mark, 1);
    write(m_headings, card.heading, 2);
    write(m_texts, card.title, 4);
    for (const QString &line : card.lines)
        write(m_texts, line, 2);
}

} // namespace catalpa::ui
