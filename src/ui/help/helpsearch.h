// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QTextDocument;
QT_END_NAMESPACE

namespace catalpa::ui {

class HelpBrowser;

//! A place where words stand in the help.
struct HelpHit {
    QString page; //!< HelpPage::name.
    int place = 0; //!< Its number on the page, from 1, as HelpBrowser::mark() counts them.
    QString excerpt; //!< What stands around it, in one line.
    QString paragraph = {}; //!< The whole, in lines.

    bool operator==(const HelpHit &) const = default;
};

//! Finds words on all pages of the help. The pages are read when they are first searched.
class HelpSearch final {
public:
    //! \a browser tells what stands on the pages, and must outlive it.
    explicit HelpSearch(const HelpBrowser &browser);
    ~HelpSearch();

    //! What is looked for when this is typed: nothing for less than two letters.
    static QString wordsOf(const QString &typed);
    //! In the order of the pages; none for no words.
    QList<HelpHit> find(const QString &words);

private:
    struct Page {
        QString name;
        std::unique_ptr<QTextDocument> text;
    };

    const HelpBrowser &m_browser;
    std::vector<Page> m_pages;
};

} // namespace catalpa::ui
