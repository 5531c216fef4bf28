// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/viewstate.h"

#include <QtWidgets/QListWidget>

namespace catalpa::ui {

//! The places of a catalogue and, below them, the librarian's views. The views' commands are in its context menu; F2
//! and Delete do what they do everywhere.
class Sidebar final : public QListWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void setViews(const QList<SavedView> &views);
    //! Marks an entry as the current one, without telling of it: a view, or a place when \a view is empty.
    void show(ViewState::Place place, const QString &view);
    //! What is shown differs from the current view.
    void setChanged(bool changed);
    //! The name of the current view; empty for a place.
    QString currentView() const;
    //! Stands beside \a pages from now on, with a line between them that can be moved; the widget that holds both.
    QWidget *beside(QWidget *pages);
    QSize sizeHint() const override;

Q_SIGNALS:
    void placeChosen(catalpa::ViewState::Place place);
    void viewChosen(const QString &name);
    void updateRequested();
    void renameRequested(const QString &name);
    void removeRequested(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    //! The right button opens a menu, and no view.
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QListWidgetItem *addEntry(const QString &iconName, const QString &text);

    bool m_changed = false;
};

} // namespace catalpa::ui
