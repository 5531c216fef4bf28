// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "ui/printing/pages/printflow.h"

#include <atomic>
#include <functional>
#include <memory>

namespace catalpa::ui {

//! A printout on its pages. Made and painted in any thread, and not changed in between.
class PrintedPages {
public:
    using Stop = std::shared_ptr<std::atomic_bool>; //!< Set from any thread; may be null.
    using Progress = std::function<void(qint64 done, qint64 total)>; //!< May be null.

    //! Sets it out; ErrorKind::Cancelled when it was stopped.
    static Result<std::shared_ptr<const PrintedPages>>
    of(std::shared_ptr<const Printout> printout, const PageForm &form, const Stop &stop, const Progress &progress);

    qsizetype count() const { return m_pages.size(); }
    const PageForm &form() const { return m_form; }
    const Printout &printout() const { return *m_printout; }
    //! From the left upper corner of the paper, which is 0, 0 to the painter, in dots.
    void paint(QPainter &painter, qsizetype page) const;

private:
    //! Lines of a part of a flow on a page.
    struct Piece {
        qsizetype flow = 0;
        qsizetype part = 0;
        int first = 0;
        int count = 0;
        qreal top = 0;
    };
    using Page = QList<Piece>;

    PrintedPages(std::shared_ptr<const Printout> printout, const PageForm &form);
    Result<> setOut(const Stop &stop, const Progress &progress);
    void begin(qsizetype flow, bool isNewPage);
    void put(qsizetype flow, qsizetype part);
    qreal room() const;
    void paintFooter(QPainter &painter, qsizetype page) const;

    std::shared_ptr<const Printout> m_printout;
    PageForm m_form;
    PrintFlows m_flows;
    QList<Page> m_pages;
    qreal m_top = 0; //!< Where the next piece goes.
};

} // namespace catalpa::ui
