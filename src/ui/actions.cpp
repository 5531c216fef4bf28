// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions.h"

#include "ui/icon.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QActionGroup>
#include <QtWidgets/QWidget>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

} // namespace

Actions::Actions(QWidget *window)
    : m_window(window)
{
    newAuthor = add(u"newAuthor"_s, Texts::tr("New &author"), u"authors"_s, QKeySequence::New);
    newBook = add(u"newBook"_s, Texts::tr("New &book"), u"books"_s, QKeySequence(u"Ctrl+Shift+N"_s));
    openCatalogue = add(u"openCatalogue"_s, Texts::tr("&Open catalogue"), u"connect"_s, QKeySequence::Open);
    openLocal = add(u"openLocal"_s, Texts::tr("Open the catalogue on this &computer"), u"local"_s);
    closeCatalogue = add(u"closeCatalogue"_s, Texts::tr("C&lose catalogue"), u"disconnect"_s, QKeySequence::Close);
    quit = add(u"quit"_s, Texts::tr("&Quit"), u"quit"_s, QKeySequence(u"Ctrl+Q"_s));
    undo = add(u"undo"_s, Texts::tr("&Undo last edit"), u"undo"_s, QKeySequence::Undo);
    save = add(u"save"_s, Texts::tr("&Save"), u"save"_s, QKeySequence::Save);
    edit = add(u"edit"_s, Texts::tr("&Edit"), u"edit"_s);
    remove = add(u"remove"_s, Texts::tr("&Delete"), u"delete"_s);
    copy = add(u"copy"_s, Texts::tr("&Copy row"), u"copy"_s);
    find = add(u"find"_s, Texts::tr("&Find"), u"search"_s, QKeySequence::Find);
    authors = add(u"authors"_s, Texts::tr("&Authors"), u"authors"_s, QKeySequence(u"Ctrl+1"_s));
    books = add(u"books"_s, Texts::tr("&Books"), u"books"_s, QKeySequence(u"Ctrl+2"_s));
    sidebar = add(u"sidebar"_s, Texts::tr("&Sidebar"), u"sidebar"_s, QKeySequence(u"F9"_s));
    detail = add(u"detail"_s, Texts::tr("&Details"), u"detail"_s, QKeySequence(u"F10"_s));
    refresh = add(u"refresh"_s, Texts::tr("&Refresh"), u"refresh"_s, QKeySequence::Refresh);
    systemLook = add(u"systemLook"_s, Texts::tr("As the &system"));
    lightLook = add(u"lightLook"_s, Texts::tr("&Light"));
    darkLook = add(u"darkLook"_s, Texts::tr("&Dark"));
    saveCopy = add(u"saveCopy"_s, Texts::tr("Save a copy to a &file"), u"save-copy"_s);
    restoreCopy = add(u"restoreCopy"_s, Texts::tr("&Restore a copy"), u"restore-copy"_s);
    move = add(u"move"_s, Texts::tr("Mo&ve to another database"), u"move"_s);
    migrations = add(u"migrations"_s, Texts::tr("&Migrations"), u"migrations"_s, QKeySequence(u"Ctrl+M"_s));
    sample = add(u"sample"_s, Texts::tr("Add sample &books"), u"sample"_s);
    help = add(u"help"_s, Texts::tr("Catalpa &help"), u"help"_s, QKeySequence::HelpContents);
    shortcuts = add(u"shortcuts"_s, Texts::tr("&Keyboard shortcuts"), {}, QKeySequence(u"Ctrl+?"_s));
    about = add(u"about"_s, Texts::tr("&About Catalpa"), u"leaf"_s);
    aboutQt = add(u"aboutQt"_s, Texts::tr("About &Qt"));

    for (QAction *action : {sidebar, detail, systemLook, lightLook, darkLook, authors, books}) {
        action->setCheckable(true);
        action->setIconVisibleInMenu(false); // The check mark stands there.
    }
    for (const QList<QAction *> &choices : {QList{systemLook, lightLook, darkLook}, QList{authors, books}}) {
        auto *group = new QActionGroup(window);
        for (QAction *choice : choices)
            group->addAction(choice);
    }
    // Shown in the menu; the table itself listens to these keys.
    edit->setShortcut(QKeySequence(u"F2"_s));
    edit->setShortcutContext(Qt::WidgetShortcut);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    about->setMenuRole(QAction::AboutRole);
    aboutQt->setMenuRole(QAction::AboutQtRole);
    quit->setMenuRole(QAction::QuitRole);
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
