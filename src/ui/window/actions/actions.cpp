// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/actions/actions.h"

#include "base/text.h"

#include "ui/widgets/icon.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QActionGroup>
#include <QtWidgets/QWidget>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

Actions::Actions(QWidget *window)
    : m_window(window)
{
    addCatalogue();
    addEditing();
    addViewing();
    addLook();
    addHelp();
    groupChoices();
}

void Actions::addCatalogue()
{
    newAuthor = add(u"newAuthor"_s, Text::tr("New &author…"), u"authors"_s, QKeySequence(u"Ctrl+Shift+N"_s));
    newBook = add(u"newBook"_s, Text::tr("New &book…"), u"books"_s, QKeySequence::New);
    openCatalogue = add(u"openCatalogue"_s, Text::tr("&Open catalogue…"), u"connect"_s, QKeySequence::Open);
    openLocal = add(u"openLocal"_s, Text::tr("Open the catalogue on this &computer"), u"local"_s);
    closeCatalogue = add(u"closeCatalogue"_s, Text::tr("C&lose catalogue"), u"disconnect"_s, QKeySequence::Close);
    quit = add(u"quit"_s, Text::tr("&Quit"), u"quit"_s, QKeySequence(u"Ctrl+Q"_s));
    saveCopy = add(u"saveCopy"_s, Text::tr("Save a copy to a &file…"), u"save-copy"_s);
    restoreCopy = add(u"restoreCopy"_s, Text::tr("&Restore a copy…"), u"restore-copy"_s);
    move = add(u"move"_s, Text::tr("Mo&ve to another database…"), u"move"_s);
    importBooks = add(u"importBooks"_s, Text::tr("&Import…"), {}, QKeySequence(u"Ctrl+Shift+I"_s));
    lookUpBooks = add(u"lookUpBooks"_s, Text::tr("Look &up…"), {}, QKeySequence(u"Ctrl+L"_s));
    exportBooks = add(u"exportBooks"_s, Text::tr("&Export…"), {}, QKeySequence(u"Ctrl+Shift+X"_s));
    takeImportBack = add(u"takeImportBack"_s, Text::tr("Ta&ke back an import…"));
    print = add(u"print"_s, Text::tr("&Print…"), {}, QKeySequence::Print);
    statistics = add(u"statistics"_s, Text::tr("&Statistics"));
    migrations = add(u"migrations"_s, Text::tr("&Migrations"), u"migrations"_s, QKeySequence(u"Ctrl+M"_s));
    trash = add(u"trash"_s, Text::tr("&Trash"), u"delete"_s);
    doubles = add(u"doubles"_s, Text::tr("Fi&nd doubles…"));
    sample = add(u"sample"_s, Text::tr("Add sample &books"), u"sample"_s);
    openInBrowser = add(u"openInBrowser"_s, Text::tr("Open in the bro&wser"));
    stopBrowser = add(u"stopBrowser"_s, Text::tr("Stop s&howing it in the browser"));
    quit->setMenuRole(QAction::QuitRole);
}

void Actions::addEditing()
{
    undo = add(u"undo"_s, Text::tr("&Undo"), u"undo"_s, QKeySequence::Undo);
    redo = add(u"redo"_s, Text::tr("&Redo"), u"redo"_s, QKeySequence(u"Ctrl+Shift+Z"_s));
    review = add(u"review"_s, Text::tr("Re&view edits"), {}, QKeySequence(u"Ctrl+Shift+R"_s));
    collect = add(u"collect"_s, Text::tr("Collect e&dits for review"));
    save = add(u"save"_s, Text::tr("&Save"), u"save"_s, QKeySequence::Save);
    edit = add(u"edit"_s, Text::tr("&Edit"), u"edit"_s);
    addField = add(u"addField"_s, Text::tr("Add a field to the rec&ord…"), u"add"_s, QKeySequence(u"Ctrl+Shift+A"_s));
    remove = add(u"remove"_s, Text::tr("&Delete"), u"delete"_s);
    copy = add(u"copy"_s, Text::tr("&Copy rows"), u"copy"_s);
    selectAll = add(u"selectAll"_s, Text::tr("Se&lect all"));
    history = add(u"history"_s, Text::tr("&History"), u"history"_s, QKeySequence(u"Ctrl+Shift+H"_s));
    find = add(u"find"_s, Text::tr("&Find"), u"search"_s, QKeySequence::Find);
    jump = add(u"jump"_s, Text::tr("Go &to a row by typing"), {}, QKeySequence(u"Ctrl+G"_s));
    previousRecord = add(u"previousRecord"_s, Text::tr("Previous entr&y"), {}, QKeySequence(u"Ctrl+PgUp"_s));
    nextRecord = add(u"nextRecord"_s, Text::tr("Ne&xt entry"), {}, QKeySequence(u"Ctrl+PgDown"_s));
    paste = add(u"paste"_s, Text::tr("&Paste from a spreadsheet"));
    changeMany = add(u"changeMany"_s, Text::tr("Change &many…"), {}, QKeySequence(u"Ctrl+Shift+E"_s));
    replace = add(u"replace"_s, Text::tr("Find a&nd replace…"), {}, QKeySequence(u"Ctrl+H"_s));
    fillDown = add(u"fillDown"_s, Text::tr("F&ill down"), {}, QKeySequence(u"Ctrl+D"_s));
    repeat = add(u"repeat"_s, Text::tr("Repeat last chan&ge"), {}, QKeySequence(u"Ctrl+."_s));
    paste->setShortcut(QKeySequence::Paste);
    // The keys are for whoever is in the table, not for a line in which somebody types.
    for (QAction *action : {paste, fillDown, repeat})
        action->setShortcutContext(Qt::WidgetShortcut);
    // Shown in the menu; the table itself listens to these keys.
    edit->setShortcut(QKeySequence(u"F2"_s));
    edit->setShortcutContext(Qt::WidgetShortcut);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    selectAll->setShortcut(QKeySequence::SelectAll);
    selectAll->setShortcutContext(Qt::WidgetShortcut);
}

void Actions::addViewing()
{
    authors = add(u"authors"_s, Text::tr("&Authors"), u"authors"_s, QKeySequence(u"Ctrl+1"_s));
    books = add(u"books"_s, Text::tr("&Books"), u"books"_s, QKeySequence(u"Ctrl+2"_s));
    sidebar = add(u"sidebar"_s, Text::tr("&Sidebar"), u"sidebar"_s, QKeySequence(u"F9"_s));
    detail = add(u"detail"_s, Text::tr("&Details"), u"detail"_s, QKeySequence(u"F8"_s));
    refresh = add(u"refresh"_s, Text::tr("&Refresh"), u"refresh"_s, QKeySequence::Refresh);
    saveView = add(u"saveView"_s, Text::tr("&Save view…"), u"save"_s, QKeySequence(u"Ctrl+Shift+S"_s));
    updateView = add(u"updateView"_s, Text::tr("&Update view"));
    renameView = add(u"renameView"_s, Text::tr("&Rename view…"), u"edit"_s);
    removeView = add(u"removeView"_s, Text::tr("&Delete view"), u"delete"_s);
    for (int entry = 3; entry <= 9; ++entry)
        views += add(u"view%1"_s.arg(entry), Text::tr("View %1").arg(entry), {}, QKeySequence(u"Ctrl+%1"_s.arg(entry)));
}

void Actions::addLook()
{
    compactRows = add(u"compactRows"_s, Text::tr("&Compact"));
    usualRows = add(u"usualRows"_s, Text::tr("&Usual"));
    roomyRows = add(u"roomyRows"_s, Text::tr("&Roomy"));
    systemLook = add(u"systemLook"_s, Text::tr("As the &system"));
    lightLook = add(u"lightLook"_s, Text::tr("&Light"));
    darkLook = add(u"darkLook"_s, Text::tr("&Dark"));
    contrastLook = add(u"contrastLook"_s, Text::tr("&High contrast"));
    stillLook = add(u"stillLook"_s, Text::tr("&Reduce motion"));
}

void Actions::addHelp()
{
    help = add(u"help"_s, Text::tr("Catalpa &help"), u"help"_s, QKeySequence::HelpContents);
    palette = add(u"palette"_s, Text::tr("&Find a command…"), u"search"_s, QKeySequence(u"Ctrl+K"_s));
    shortcuts = add(u"shortcuts"_s, Text::tr("&Keyboard shortcuts"), {}, QKeySequence(u"Ctrl+?"_s));
    about = add(u"about"_s, Text::tr("&About Catalpa"), u"leaf"_s);
    aboutQt = add(u"aboutQt"_s, Text::tr("About &Qt"));
    about->setMenuRole(QAction::AboutRole);
    aboutQt->setMenuRole(QAction::AboutQtRole);
}

void Actions::groupChoices()
{
    const QList checkable{sidebar, detail,  systemLook, lightLook,   darkLook,  contrastLook, stillLook,
                          collect, authors, books,      compactRows, usualRows, roomyRows};
    for (QAction *action : checkable + views) {
        action->setCheckable(true);
        action->setIconVisibleInMenu(false); // The check mark stands there.
    }
    for (const QList<QAction *> &choices : {QList{systemLook, lightLook, darkLook, contrastLook},
                                            QList{compactRows, usualRows, roomyRows}, QList{authors, books} + views}) {
        auto *group = new QActionGroup(m_window);
        for (QAction *choice : choices)
            group->addAction(choice);
    }
}

QAction *Actions::add(const QString &name, const QString &text, const QString &iconName, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, m_window);
    action->setObjectName(name + "Action"_L1);
    action->setShortcut(shortcut);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    m_window->addAction(action);
    m_all += action;
    return action;
}

} // namespace catalpa::ui
