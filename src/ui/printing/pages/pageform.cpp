// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pages/pageform.h"

#include <algorithm>

namespace catalpa::ui {

PageForm PageForm::of(const QPageLayout &layout, const QString &family)
{
    constexpr qreal least = millimetres(15);
    const QSizeF paper = layout.fullRect(QPageLayout::Point).size() * points(1);
    const QMarginsF printable = layout.margins(QPageLayout::Point) * points(1);
    return {.paper = paper,
            .margins = {std::max(least, printable.left()), std::max(least, printable.top()),
                        std::max(least, printable.right()), std::max(least, printable.bottom())},
            .fontFamily = family};
}

QFont PageForm::font(qreal size, bool isBold) const
{
    QFont font(fontFamily);
    font.setPixelSize(int(points(size)));
    font.setBold(isBold);
    return font;
}

} // namespace catalpa::ui
