// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/screenshot.h"

#include "ui/window/mainwindow.h"

#include <QtCore/QTimer>
#include <QtGui/QPixmap>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace std::chrono_literals;

namespace catalpa::app {

void saveScreenshotAndQuit(ui::MainWindow &window, const QString &path)
{
    QObject::connect(&window, &ui::MainWindow::catalogueShown, &window, [&window, path] {
        // The pane beside the table asks for its books only now; give it the time to show them.
        QTimer::singleShot(400ms, &window, [&window, path] {
            const bool saved = window.grab().save(path);
            if (!saved)
                std::fprintf(stderr, "catalpa: the picture could not be written to %s\n", qPrintable(path));
            QApplication::exit(saved ? 0 : 1);
        });
    });
    QTimer::singleShot(30s, &window, [] {
        std::fputs("catalpa: no catalogue was shown within half a minute\n", stderr);
        QApplication::exit(1);
    });
}

} // namespace catalpa::app
