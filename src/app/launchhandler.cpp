// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/launchhandler.h"

#include "app/launchrequest.h"
#include "ui/catalogue/additioncontroller.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/window/mainwindow.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>

#include <algorithm>

namespace catalpa::app {
namespace {

void bringToFront(ui::MainWindow &window, const QByteArray &token)
{
    // Where Qt's plugin for Wayland looks when a window asks to be activated.
    if (!token.isEmpty() && QGuiApplication::platformName().startsWith(QLatin1String("wayland")))
        qputenv("XDG_ACTIVATION_TOKEN", token);
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    QWidget *dialog = QApplication::activeModalWidget();
    QWidget &front = dialog ? *dialog : window;
    front.raise();
    front.activateWindow();
}

void createRecord(ui::MainWindow &window, LaunchRequest::Record record)
{
    if (record == LaunchRequest::Record::None)
        return;
    window.whenOpen([record](ui::CataloguePage &page) {
        if (record == LaunchRequest::Record::Author)
            page.additions().createAuthor();
        else
            page.additions().createBook({});
    });
}

//! A dialog that is open speaks of the catalogue behind it, and may be changing its tables.
bool hasDialog(const ui::MainWindow &window)
{
    const auto dialogs = window.findChildren<QDialog *>();
    return std::any_of(dialogs.cbegin(), dialogs.cend(), [](const QDialog *each) { return each->isVisible(); });
}

} // namespace

void begin(ui::MainWindow &window, const LaunchRequest &request)
{
    switch (request.place) {
    case LaunchRequest::Place::Last:
        window.begin();
        break;
    case LaunchRequest::Place::Local:
        window.openLocal(false);
        break;
    case LaunchRequest::Place::Offered:
        window.offer(request.address);
        break;
    }
    createRecord(window, request.record);
}

void handle(ui::MainWindow &window, const LaunchRequest &request)
{
    // A dialog has to be answered first: it may hold what somebody has typed.
    const bool isAsking = QApplication::activeModalWidget() != nullptr;
    bringToFront(window, request.activationToken);
    if (request.place == LaunchRequest::Place::Offered)
        window.offer(request.address);
    else if (request.place == LaunchRequest::Place::Local && !hasDialog(window))
        window.showLocal();
    if (!isAsking)
        createRecord(window, request.record);
}

} // namespace catalpa::app
