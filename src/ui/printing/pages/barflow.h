// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/printing/pages/printflow.h"
#include "ui/printing/pages/textsetting.h"

namespace catalpa::ui {

//! Bars one below the other, each with its label before it and its number behind.
class BarFlow final : public PrintFlow {
public:
    //! \a bars has to outlive it.
    BarFlow(const QList<Printout::Bar> &bars, const PageForm &form);

    qsizetype count() const override { return m_bars.size(); }
    qreal lineHeight() const override { return m_texts.lineHeight(); }
    int lines(qsizetype) const override { return 1; }
    qreal space() const override;
    void paint(QPainter &painter, qsizetype part, qreal top, int first, int count) const override;

private:
    const QList<Printout::Bar> &m_bars;
    TextSetting m_texts;
    qreal m_width;
    qreal m_labelWidth = 0;
    qreal m_numberWidth = 0;
    qint64 m_most = 1;
};

} // namespace catalpa::ui
