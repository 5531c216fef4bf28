// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QMenuBar;
QT_END_NAMESPACE

namespace catalpa::ui {

struct ShortcutLine {
    QString does;
    QString keys;
};

struct ShortcutGroup {
    QString title; //!< A menu, or a part of the window.
    QList<ShortcutLine> lines;
};

//! Every key of the program: those of the commands as they stand in the menus now, and those of the parts of the window
//! that are no commands. The one home of what the help and the window of shortcuts tell.
QList<ShortcutGroup> shortcutGroups(const QMenuBar &bar);

} // namespace catalpa::ui
