// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace catalpa::ui {
class MainWindow;
}

namespace catalpa::app {

struct LaunchRequest;

//! The errand that a window was made for.
void begin(ui::MainWindow &window, const LaunchRequest &request);
//! The errand of a later start: brings the window to the front, and does it there.
void handle(ui::MainWindow &window, const LaunchRequest &request);

} // namespace catalpa::app
