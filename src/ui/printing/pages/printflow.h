// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/printing/pages/pageform.h"
#include "ui/printing/pages/printout.h"

#include <memory>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Parts that stand one below the other and are not torn, unless one is higher than a page: paragraphs, the rows of a
//! table, cards. Not changed once it is made: it is painted in any thread.
class PrintFlow {
    Q_DISABLE_COPY_MOVE(PrintFlow)

public:
    PrintFlow() = default;
    virtual ~PrintFlow() = default;

    virtual qsizetype count() const = 0; //!< Of parts.
    virtual qreal lineHeight() const = 0;
    virtual int lines(qsizetype part) const = 0; //!< At which a part may be torn.
    virtual qreal space() const = 0; //!< Of a part, besides its lines.
    //! What stands above the parts on each page.
    virtual qreal headerHeight() const { return 0; }
    virtual void paintHeader(QPainter &, qreal /*top*/) const { }
    //! \a count lines of a part, from \a first on. Left of the page is 0.
    virtual void paint(QPainter &painter, qsizetype part, qreal top, int first, int count) const = 0;
};

using PrintFlows = QList<std::shared_ptr<const PrintFlow>>;

//! The flows of a printout, from the top to the bottom. It has to outlive them.
PrintFlows flowsOf(const Printout &printout, const PageForm &form);

} // namespace catalpa::ui
