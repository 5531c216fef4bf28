// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/carryout.h"

#include "app/errand.h"
#include "ui/cataloguepage.h"
#include "ui/mainwindow.h"

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

void createRecord(ui::MainWindow &window, Errand::Record record)
{
    if (record == Errand::Record::None)
        return;
    window.whenOpen([record](ui::CataloguePage &page) {
        if (record == Errand::Record::Author)
            page.createAuthor();
        else
            page.createBook();
    });
}

//! A dialog that is open speaks of the catalogue behind it, and may be changing its tables.
bool hasDialog(const ui::MainWindow &window)
{
    const auto dialogs = window.findChildren<QDialog *>();
    return std::any_of(dialogs.cbegin(), dialogs.cend(), [](const QDialog *each) { return each->isVisible(); });
}

} // namespace

void begin(ui::MainWindow &window, const Errand &errand)
{
    switch (errand.place) {
    case Errand::Place::Last:
        window.begin();
        break;
    case Errand::Place::Local:
        window.openLocal(false);
        break;
    case Errand::Place::Offered:
        window.offer(errand.address);
        break;
    }
    createRecord(window, errand.record);
}

void carryOut(ui::MainWindow &window, const Errand &errand)
{
    // A dialog has to be answered first: it may hold what somebody has typed.
    const bool isAsking = QApplication::activeModalWidget() != nullptr;
    bringToFront(window, errand.activationToken);
    if (errand.place == Errand::Place::Offered)
        window.offer(errand.address);
    else if (errand.place == Errand::Place::Local && !hasDialog(window))
        window.showLocal();
    if (!isAsking)
        createRecord(window, errand.record);
}

} // namespace catalpa::app
