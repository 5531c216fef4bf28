// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtCore/QString>
#include <QtGui/QAction>

QT_BEGIN_NAMESPACE
class QMainWindow;
class QMenuBar;
QT_END_NAMESPACE

namespace catalpa::ui {

//! A command as a person finds it in the menus.
struct MenuCommand {
    QString menu; //!< Of the menu bar: "View".
    QString path; //!< All the way: "View › Row height".
    QPointer<QAction> action; //!< Null when its menu has been filled anew.
};

//! The visible commands of a menu bar, menu by menu. With \a asked, also those of menus that are filled when they open.
QList<MenuCommand> menuCommands(const QMenuBar &bar, bool asked);

//! Has keys open the first menu of a window, as on the platforms.
void openMenusWith(const QKeySequence &keys, QMainWindow &window);

} // namespace catalpa::ui
