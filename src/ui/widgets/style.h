// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QProxyStyle>

namespace catalpa::ui {

//! The desktop's style, with our own icons in the boxes of Qt, boxes to tick whose edges can be seen, chosen rows that
//! look alike in every list, cells that stand below the titles of their columns, what is meant as the last of the
//! buttons, and no motion when none is wanted. Shapes that a style sheet can draw are in style.qss.
class Style final : public QProxyStyle {
public:
    //! A chosen row, for delegates: a tint, and a bar at the edge of the list, as the tint alone can hardly be told
    //! from its ground.
    static void paintSelection(QPainter &painter, const QStyleOptionViewItem &option);

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap kind, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
};

} // namespace catalpa::ui
