// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

#include <memory>

namespace Ui {
class HelpWindow;
}

namespace catalpa::ui {

class HelpBrowser;

//! The help: a list of its pages, the page, and a line to find words on it. A window of its own that can be read while
//! a dialog is open, and that keeps nobody from ending the program.
class HelpWindow final : public QWidget {
    Q_OBJECT

public:
    HelpWindow();
    ~HelpWindow() override;

    HelpBrowser &browser();
    //! Shows the page and comes to the front.
    void open(const QString &page);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addKeys();
    void setIcons();
    void showChosen();
    void find();
    void goOn(bool forward);
    void leave();

    std::unique_ptr<Ui::HelpWindow> m_ui;
    int m_found = 0;
};

} // namespace catalpa::ui
