// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pages/printedpages.h"

#include "base/text.h"
#include "ui/printing/pages/textsetting.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <algorithm>

namespace catalpa::ui {
namespace {

constexpr qreal footer = points(24); // With the space above it.
constexpr qreal betweenFlows = points(10);
constexpr qsizetype atOnce = 100; // Parts between two looks at whether it was stopped.

} // namespace

PrintedPages::PrintedPages(std::shared_ptr<const Printout> printout, const PageForm &form)
    : m_printout(std::move(printout))
    , m_form(form)
    , m_flows(flowsOf(*m_printout, form))
    , m_pages{Page()}
{
}

Result<std::shared_ptr<const PrintedPages>> PrintedPages::of(std::shared_ptr<const Printout> printout,
                                                             const PageForm &form, const Stop &stop,
                                                             const Progress &progress)
{
    const std::shared_ptr<PrintedPages> pages(new PrintedPages(std::move(printout), form));
    return pages->setOut(stop, progress).map([&] { return std::shared_ptr<const PrintedPages>(pages); });
}

Result<> PrintedPages::setOut(const Stop &stop, const Progress &progress)
{
    qint64 total = 0;
    for (const auto &flow : std::as_const(m_flows))
        total += flow->count();
    qint64 done = 0;
    for (qsizetype flow = 0; flow < m_flows.size(); ++flow) {
        begin(flow, false);
        for (qsizetype part = 0; part < m_flows.at(flow)->count(); ++part) {
            put(flow, part);
            if (++done % atOnce != 0)
                continue;
            if (stop && *stop)
                return failure(ErrorKind::Cancelled, Text::tr("This was stopped."));
            if (progress)
                progress(done, total);
        }
        m_top += betweenFlows;
    }
    return {};
}

qreal PrintedPages::room() const
{
    return m_form.height() - footer - m_top;
}

//! Makes room for the header of a flow, which never stands alone at the foot of a page.
void PrintedPages::begin(qsizetype flow, bool isNewPage)
{
    const PrintFlow &begun = *m_flows.at(flow);
    if (isNewPage || room() < begun.headerHeight() + 3 * begun.lineHeight()) {
        m_pages += Page();
        m_top = 0;
    }
    if (begun.headerHeight() > 0)
        m_pages.last() += Piece{.flow = flow, .part = -1, .top = m_top};
    m_top += begun.headerHeight();
}

void PrintedPages::put(qsizetype flow, qsizetype part)
{
    const PrintFlow &put = *m_flows.at(flow);
    const int lines = put.lines(part);
    const qreal whole = lines * put.lineHeight() + put.space();
    const qreal page = m_form.height() - footer - put.headerHeight();
    if (room() < whole && (whole <= page || room() < put.lineHeight() + put.space()))
        begin(flow, true);
    for (int first = 0; first < lines;) {
        const int fitting = std::max(1, int((room() - put.space()) / put.lineHeight()));
        const int count = std::min(lines - first, fitting);
        m_pages.last() += Piece{flow, part, first, count, m_top};
        m_top += count * put.lineHeight() + put.space();
        first += count;
        if (first < lines)
            begin(flow, true);
    }
}

void PrintedPages::paint(QPainter &painter, qsizetype page) const
{
    painter.save();
    painter.translate(m_form.margins.left(), m_form.margins.top());
    for (const Piece &piece : m_pages.at(page)) {
        const PrintFlow &flow = *m_flows.at(piece.flow);
        if (piece.part < 0)
            flow.paintHeader(painter, piece.top);
        else
            flow.paint(painter, piece.part, piece.top, piece.first, piece.count);
    }
    paintFooter(painter, page);
    painter.restore();
}

//! What it is on the left, the number of the page on the right.
void PrintedPages::paintFooter(QPainter &painter, qsizetype page) const
{
    const TextSetting setting(m_form.font(8));
    const QLocale locale;
    const QString number = Text::tr("Page %1 of %2").arg(locale.toString(page + 1), locale.toString(count()));
    const qreal width = 1.1 * setting.width(number);
    const qreal top = m_form.height() - setting.lineHeight();
    setting.paint(painter, number, {m_form.width() - width, top, width, setting.lineHeight()}, 0, 1, Qt::AlignRight);
    setting.paintShortened(painter, printable(m_printout->heading),
                           {0, top, m_form.width() - width - points(12), setting.lineHeight()}, 1);
}

} // namespace catalpa::ui
