// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace catalpa::ui {
class MainWindow;
}

namespace catalpa::app {

struct Errand;

//! The errand that a window was made for.
void begin(ui::MainWindow &window, const Errand &errand);
//! The errand of a later start: brings the window to the front, and does it there.
void carryOut(ui::MainWindow &window, const Errand &errand);

} // namespace catalpa::app
