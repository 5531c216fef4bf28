// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/printing/pages/printflow.h"
#include "ui/printing/pages/textsetting.h"

namespace catalpa::ui {

//! Cards of a card catalogue, two side by side; what a card has no room for ends in an ellipsis.
class CardFlow final : public PrintFlow {
public:
    //! \a cards has to outlive it.
    CardFlow(const QList<Printout::Card> &cards, const PageForm &form);

    qsizetype count() const override { return (m_cards.size() + 1) / 2; }
    qreal lineHeight() const override;
    int lines(qsizetype) const override { return 1; }
    qreal space() const override;
    void paint(QPainter &painter, qsizetype part, qreal top, int first, int count) const override;

private:
    void paintCard(QPainter &painter, const Printout::Card &card, const QRectF &place) const;

    const QList<Printout::Card> &m_cards;
    TextSetting m_headings;
    TextSetting m_texts;
    qreal m_width;
};

} // namespace catalpa::ui
