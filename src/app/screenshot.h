// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::ui {
class MainWindow;
}

namespace catalpa::app {

//! Saves a picture of the window once its first rows are shown, then ends the program; exit code 1 when that fails or
//! takes longer than half a minute.
void saveScreenshotAndQuit(ui::MainWindow &window, const QString &path);

} // namespace catalpa::app
