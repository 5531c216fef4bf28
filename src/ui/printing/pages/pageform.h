// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QMarginsF>
#include <QtGui/QFont>
#include <QtGui/QPageLayout>

namespace catalpa::ui {

//! Sizes on paper are in dots, of which 1,200 are an inch: nothing depends on where it is painted.
constexpr int dotsPerInch = 1'200;

constexpr qreal points(qreal number)
{
    return number * dotsPerInch / 72;
}

constexpr qreal millimetres(qreal number)
{
    return number * dotsPerInch / 25.4;
}

//! The paper and what is set on it.
struct PageForm {
    QSizeF paper;
    QMarginsF margins;
    QString fontFamily;

    //! \a family is the one of the person's windows.
    static PageForm of(const QPageLayout &layout, const QString &family);

    qreal width() const { return paper.width() - margins.left() - margins.right(); }
    qreal height() const { return paper.height() - margins.top() - margins.bottom(); }
    QFont font(qreal size, bool isBold = false) const; //!< \a size in points.
};

} // namespace catalpa::ui
