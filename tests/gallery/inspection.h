// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>
#include <QtGui/QImage>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace catalpa::gallery {

//! What a person who looks at a window would find fault with, measured: one line each. \a picture is what the window
//! looks like.
//!
//! - It stands on the screen, and every control can be reached: it is in view, or in a part that scrolls.
//! - Texts have a contrast of 4.5:1 to what is behind them, as drawn; edges of controls and marks of the focus 3:1.
//! - Cells of tables stand below the beginning of the title of their column.
//! - Screen readers are told what a control says to the eye.
//! - One letter with Alt is one control; one button is the primary one.
//! - Tab goes through the controls as they stand: down, and in a row to the right.
QStringList inspect(const QWidget &window, const QImage &picture);

} // namespace catalpa::gallery
