// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QMainWindow;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;
class HelpWindow;

//! The way into the help from every window, dialogs included: the key for help opens the page for what has the focus.
//!
//! A widget names that page in its property "helpPage", by the name of a file in resources/help; forms can set it. What
//! has none belongs to its parent's.
class HelpController final : public QObject {
    Q_OBJECT

public:
    //! The help and the list of shortcuts tell the commands of the window's menu bar.
    HelpController(const Actions &actions, QMainWindow &window);
    ~HelpController() override;

    void open();
    void showShortcuts();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QMainWindow &m_main;
    std::unique_ptr<HelpWindow> m_window;
};

} // namespace catalpa::ui
