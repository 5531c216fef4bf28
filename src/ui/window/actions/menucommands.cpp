// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/actions/menucommands.h"

#include "ui/widgets/text/mnemonics.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

void collect(const QMenu &menu, const QString &top, const QString &path, bool asked, QList<MenuCommand> &commands)
{
    if (asked)
        QMetaObject::invokeMethod(const_cast<QMenu *>(&menu), "aboutToShow");
    const QList<QAction *> actions = menu.actions();
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QMenu *inner = action->menu();
        if (inner && asked && !action->isEnabled())
            continue; // Its entries are of what is not in front.
        if (inner)
            collect(*inner, top, u"%1 › %2"_s.arg(path, readLabel(action->text())), asked, commands);
        else
            commands += {top, path, action};
    }
}

} // namespace

QList<MenuCommand> menuCommands(const QMenuBar &bar, bool asked)
{
    QList<MenuCommand> commands;
    const QList<QAction *> menus = bar.actions();
    for (const QAction *menu : menus) {
        const QString title = readLabel(menu->text());
        if (menu->menu())
            collect(*menu->menu(), title, title, asked, commands);
    }
    return commands;
}

void openMenusWith(const QKeySequence &keys, QMainWindow &window)
{
    QObject::connect(new QShortcut(keys, &window), &QShortcut::activated, &window, [&window] {
        QMenuBar *bar = window.menuBar();
        bar->setActiveAction(bar->actions().constFirst());
    });
}

} // namespace catalpa::ui
