// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "beginning.h"

#include "app/services.h"
#include "base/translation.h"
#include "db/address/addressreader.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/widgets/prompts.h"
#include "ui/window/mainwindow.h"
#include "watching.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>

#include <cstdio>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::test {
namespace {

constexpr int timeouts = 30'000; // Milliseconds.

void tell(const char *line)
{
    std::puts(line);
    std::fflush(stdout);
}

//! Milliseconds until \a process writes a line.
double timeOfLine(QProcess &process, const QElapsedTimer &timer)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(timeouts))
            return std::numeric_limits<double>::infinity();
    }
    process.readLine();
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

Beginning startProgram(const ConnectionAddress &address)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(QCoreApplication::applicationFilePath(), {u"--begin"_s, address.withoutPassword()});
    const Beginning beginning{.window = timeOfLine(process, timer), .rows = timeOfLine(process, timer)};
    process.waitForFinished(timeouts);
    return beginning;
}

int beginAndTell(const QString &address)
{
    installTranslations(*qApp);
    const auto read = db::readAddress(address);
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    Services services = app::realServices();
    services.openJournal = [&folder](const QString &database) {
        return std::make_unique<Journal>(folder.filePath(u"edits"_s), database);
    };
    ui::BoxPrompts prompts;
    ui::MainWindow window(services, settings, prompts);
    bool shown = false;
    QObject::connect(&window, &ui::MainWindow::catalogueShown, &window, [&] {
        window.catalogue()->current()->view()->viewport()->repaint();
        tell("rows");
        shown = true;
    });
    const auto begin = [&] {
        window.show();
        window.open(*read);
    };
    timeToPaint(
        window, begin, [] { return true; }, 30s);
    tell("window");
    return waitFor([&] { return shown; }, 30s) ? 0 : 1;
}

} // namespace catalpa::test
