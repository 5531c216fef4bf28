// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QTextBrowser>

#include <functional>

namespace catalpa::ui {

//! A page of the help.
struct HelpPage {
    QString name; //!< Its file in resources/help, without ".html".
    QString title;
};

//! The pages in the order of resources/help/contents.txt.
QList<HelpPage> helpPages();

//! Shows the pages of resources/help in the colours of the theme, and finds words in them.
class HelpBrowser final : public QTextBrowser {
    Q_OBJECT

public:
    static constexpr int widestPicture = 700; //!< Wider ones are made smaller.
    //! Pictures are made for screens of this density, so that they are sharp on those and on all below.
    static constexpr qreal pictureDensity = 2;

    explicit HelpBrowser(QWidget *parent = nullptr);

    //! What stands where a page says <!-- commands -->: rows of HTML, asked for each time.
    void setCommands(std::function<QString()> commands) { m_commands = std::move(commands); }
    void showPage(const QString &name);
    QString page() const; //!< The name of the page that is shown.

    //! Marks \a words wherever they stand, goes to the first place from where the page is, and tells how many there
    //! are.
    int mark(const QString &words);
    //! To the next of the marked places, or the one before; from the last to the first. Tells its number, from 1.
    int goToMark(bool forward);
    //! To the marked place of this number; 0: to the beginning of the page.
    void goToMark(int place);
    //! The number of the marked place that the cursor is on, 0 for none.
    int markHere() const;
    //! What stands on a page, for whoever searches it.
    QString htmlOf(const QString &name) const;

    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void dress();
    void readAgain();
    int fitting() const;

    std::function<QString()> m_commands;
    int m_fitting = 0; //!< The width that pictures were given last; 0 when there were none.
    QString m_words;
};

} // namespace catalpa::ui
