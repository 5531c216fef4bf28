// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/printing/pages/printflow.h"
#include "ui/printing/pages/textsetting.h"

namespace catalpa::ui {

//! The rows of a printout's table, whose titles stand above them on each page. Columns are as wide as what is in the
//! first rows, as far as the page has room; what is longer goes on in the next line.
class TableFlow final : public PrintFlow {
public:
    //! \a printout has to outlive it.
    TableFlow(const Printout &printout, const PageForm &form);

    qsizetype count() const override { return m_printout.rows.size(); }
    qreal lineHeight() const override { return m_texts.lineHeight(); }
    int lines(qsizetype part) const override;
    qreal space() const override;
    qreal headerHeight() const override;
    void paintHeader(QPainter &painter, qreal top) const override;
    void paint(QPainter &painter, qsizetype part, qreal top, int first, int count) const override;

private:
    QList<qreal> wantedWidths() const;
    void shareWidth(qreal width);
    qreal textWidth(qsizetype column) const;
    Qt::Alignment alignment(qsizetype column) const;
    int headerLines() const;

    const Printout &m_printout;
    TextSetting m_texts;
    TextSetting m_titles;
    QList<qreal> m_widths; //!< Of the columns, with the gap behind each.
};

} // namespace catalpa::ui
