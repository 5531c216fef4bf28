// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/shortcutlist.h"

#include "base/text.h"

#include "ui/widgets/text/mnemonics.h"
#include "ui/window/actions/menucommands.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QString inWords(const QList<QKeySequence> &keys)
{
    QStringList words;
    for (const QKeySequence &each : keys)
        words += each.toString(QKeySequence::NativeText);
    return words.join(u", "_s);
}

ShortcutGroup tableKeys()
{
    return {Text::tr("In the table"),
            {{Text::tr("Write over the cell"), Text::tr("Type")},
             {Text::tr("Empty the cell"), Text::tr("Backspace")},
             {Text::tr("Save, and to the cell below or above"), Text::tr("Return, Shift+Return")},
             {Text::tr("Save, and to the next or the previous cell"), Text::tr("Tab, Shift+Tab")},
             {Text::tr("Leave the cell as it was"), Text::tr("Esc")},
             {Text::tr("Open the row in the form"), Text::tr("Return")},
             {Text::tr("Menu of the row"), Text::tr("Menu, Shift+F10")},
             {Text::tr("Choose more rows"), Text::tr("Shift with an arrow key")},
             {Text::tr("First and last row"), Text::tr("Ctrl+Home, Ctrl+End")},
             {Text::tr("Sort by a second column"), Text::tr("Shift and a click on its head")},
             {Text::tr("Go to a row in a column that cannot be edited"), Text::tr("Type")}}};
}

QList<ShortcutGroup> otherKeys()
{
    return {tableKeys(),
            {Text::tr("In the form"),
             {{Text::tr("Save"), Text::tr("Return in a line")},
              {Text::tr("Give back what was typed, else to the table"), Text::tr("Esc")}}},
            {Text::tr("In the search"),
             {{Text::tr("To the table"), Text::tr("Return, Down")},
              {Text::tr("Empty the search, then to the table"), Text::tr("Esc")},
              {Text::tr("Choose a completion, take it"), Text::tr("Down, Tab")}}},
            {Text::tr("In the sidebar"),
             {{Text::tr("Rename a view"), Text::tr("F2")}, {Text::tr("Delete a view"), Text::tr("Delete")}}},
            {Text::tr("In the window"),
             {{Text::tr("To the next part, or back"), Text::tr("Tab, Shift+Tab")},
              {Text::tr("To the menu bar"), Text::tr("F10")},
              {Text::tr("Open a menu"), Text::tr("Alt with the underlined letter")},
              {Text::tr("Redo"), Text::tr("Ctrl+Y")}}},
            {Text::tr("In Doubles"),
             {{Text::tr("The same: merge"), Text::tr("S")},
              {Text::tr("Different"), Text::tr("D")},
              {Text::tr("Later"), Text::tr("L")},
              {Text::tr("Exchange which one stays"), Text::tr("X")},
              {Text::tr("Take another value of a field"), Text::tr("Space")},
              {Text::tr("Undo"), Text::tr("Ctrl+Z")}}},
            {Text::tr("In Migrations"), {{Text::tr("Read the history again"), Text::tr("F5")}}},
            {Text::tr("In the help"),
             {{Text::tr("Find in the help"), Text::tr("Ctrl+F")},
              {Text::tr("Next and previous place"), Text::tr("F3, Shift+F3")},
              {Text::tr("Back and forward"), Text::tr("Alt+Left, Alt+Right")},
              {Text::tr("Close"), Text::tr("Esc")}}}};
}

} // namespace

QList<ShortcutGroup> shortcutGroups(const QMenuBar &bar)
{
    QList<ShortcutGroup> groups;
    for (const MenuCommand &command : menuCommands(bar, false)) {
        const QString keys = inWords(command.action->shortcuts());
        if (keys.isEmpty())
            continue;
        if (groups.isEmpty() || groups.last().title != command.menu)
            groups += {command.menu, {}};
        groups.last().lines += {readLabel(command.action->text()), keys};
    }
    return groups + otherKeys();
}

} // namespace catalpa::ui
