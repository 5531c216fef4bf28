// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGui/QAction>

QT_BEGIN_NAMESPACE
class QActionGroup;
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Every command of the main window, with its text, icon and shortcut. All are in the menu bar.
struct Actions {
    explicit Actions(QWidget *window);

    QAction *newAuthor, *newBook, *openCatalogue, *openLocal, *closeCatalogue, *quit;
    QAction *undo, *redo, *review, *collect, *save, *edit, *addField, *remove, *copy, *find;
    QAction *history, *trash, *doubles;
    QAction *jump, *previousRecord, *nextRecord;
    QAction *changeMany, *replace, *fillDown, *repeat, *paste;
    QAction *selectAll, *authors, *books, *sidebar, *detail, *refresh;
    QAction *saveView, *updateView, *renameView, *removeView;
    QList<QAction *> views; //!< Of the sidebar's entries from the third on; their texts are the views' names.
    QAction *compactRows, *usualRows, *roomyRows;
    QAction *systemLook, *lightLook, *darkLook, *contrastLook, *stillLook;
    QAction *saveCopy, *restoreCopy, *move;
    QAction *importBooks, *lookUpBooks, *exportBooks, *takeImportBack, *print, *statistics;
    QAction *migrations, *sample;
    QAction *openInBrowser, *stopBrowser;
    QAction *help, *shortcuts, *palette, *about, *aboutQt;

    QList<QAction *> all() const { return m_all; }

private:
    void addCatalogue();
    void addEditing();
    void addViewing();
    void addLook();
    void addHelp();
    void groupChoices(); //!< Of which one is checked.
    QAction *add(const QString &name, const QString &text, const QString &iconName = {},
                 const QKeySequence &shortcut = {});

    QWidget *m_window;
    QList<QAction *> m_all;
};

} // namespace catalpa::ui
