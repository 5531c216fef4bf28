// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/help/helpsearch.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace Ui {
class HelpWindow;
}

namespace catalpa::ui {

class HelpBrowser;

//! The help: a list of its pages, the page, and a line to find words on all of them; the list is that of the places
//! found then. A window of its own that can be read while
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
    void chooseRow();
    QString words() const; //!< That are looked for.
    void list();
    void widenList(bool isSearching);
    void find();
    void follow(int row);
    void goOn(bool forward);
    void goTo(const HelpHit &hit);
    qsizetype hitHere() const;
    void tellPlace();
    void leave();

    std::unique_ptr<Ui::HelpWindow> m_ui;
    std::unique_ptr<HelpSearch> m_search;
    QList<HelpHit> m_hits;
    QList<int> m_usualWidths; //!< Of the list and the text, while places are listed.
    QList<int> m_widened; //!< What they were given then.
    int m_found = 0; //!< Of the hits, on the page that is shown.
};

} // namespace catalpa::ui
