// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/librarianfixture.h"
#include "watching.h"

#include <QtCore/QRandomGenerator>

namespace catalpa {
class CatalogueTableModel;
}

namespace catalpa::test {

//! A person who reads in the whole program, over a line of some length, and what takes how long: milliseconds from what
//! the person does to the rows on the screen, infinite when they do not come.
class Reader {
public:
    static constexpr std::chrono::seconds timeouts{130};

    //! An empty window; \a address is reached with \a roundTrip milliseconds more than it takes here.
    Reader(const TestServer &server, const ConnectionAddress &address, int roundTrip);

    FaultProxy &line() { return m_line; }
    QTableView &view() const;
    //! What the banner says, for whoever wonders why something did not come.
    QString complaint() const { return m_librarian.banner(); }

    //! Connects, to the rows of the page in front, the authors.
    double open();
    //! Waits until all rows that were asked for are here and counted; the time that took.
    double settle() const;
    //! Waits until nothing is asked of the server any more, by whatever part of the program.
    void waitForQuiet() const;
    //! Goes to the books, waits for them and for their number.
    void goToBooks();

    //! Reads the first page again.
    double refreshVisible();
    //! Drags the scroll bar to some row.
    double jump();
    double sort(int column, Qt::SortOrder order);
    //! Types into the search field, and waits for the answer to each letter; \a answered gets what stands there then.
    void search(const QString &words, const std::function<void(const QString &typed, double time)> &answered);
    //! The same as fast as people type.
    void searchInHaste(const QString &words);
    void endSearch();
    //! Asks what the search field asks, without its pause.
    double ask(const QString &words);
    //! Changes a title and waits until it is saved.
    double edit();

private:
    CatalogueTableModel &model() const;
    double answerOf(const std::function<void()> &act, const Condition &isAsked);

    const TestServer &m_server;
    ConnectionAddress m_address;
    int m_roundTrip;
    FaultProxy m_line;
    Librarian m_librarian;
    QRandomGenerator m_chance{1977};
    QObject m_listener;
    bool m_failed = false; //!< What was asked last.
};

//! Goes to some row of a view, by its scroll bar.
double jumpIn(QTableView &view, QRandomGenerator &chance);
//! Page Down, the wheel and the scroll bar, for some seconds.
void scroll(QTableView &view);

} // namespace catalpa::test
