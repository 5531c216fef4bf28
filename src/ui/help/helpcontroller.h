// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>

#include <memory>

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
    //! \a actions must outlive the controller; the help lists them with their keys.
    explicit HelpController(const Actions &actions, QObject *parent = nullptr);
    ~HelpController() override;

    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Actions &m_actions;
    std::unique_ptr<HelpWindow> m_window;
};

} // namespace catalpa::ui
