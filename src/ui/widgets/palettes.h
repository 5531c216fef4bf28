// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>

namespace catalpa::ui::theme {

//! The colours of one look, as tables. What is drawn asks theme.h.
struct Colours {
    QRgb window, base, alternate, button, text, secondary, hairline, border, accent, accentText, edited, conflict,
        danger;
};

const Colours &coloursOf(bool isDark, bool isContrast);
QPalette paletteOf(const Colours &colours);
//! The palette that the desktop gave when the program began.
const QPalette &desktopPalette();
//! The same with our accent, or ours where there is no desktop that has colours or where it asks for high contrast.
QPalette systemPalette();
bool isDarkPalette(const QPalette &palette);
bool isContrastPalette(const QPalette &palette); //!< Black and white, or nearly so.
//! \a share of \a one, the rest of \a other.
QColor mixed(const QColor &one, const QColor &other, qreal share);

} // namespace catalpa::ui::theme
