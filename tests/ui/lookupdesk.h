// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "librarianfixture.h"
#include "support/lookupservers.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

namespace catalpa::test {

//! A person at the window that looks books up, with a catalogue of five books and a library that has three.
class LookUpDesk {
protected:
    enum Column { Asked, State, Title };

    void open(); //!< The main window.
    void openLookUp() const;
    //! Types into the list of targets, and goes back to the line.
    void askAt(const QString &target) const;
    void scan(const QStringList &typed) const; //!< Each with Return.
    //! Has what is written into a table wait, until the gate is opened.
    void closeGate(const QString &table = QStringLiteral("books")) const;
    void openGate() const { m_server.sql(m_address, QStringLiteral("DELETE FROM catalpa.gate")); }
    void close() const; //!< Agrees or not, as the librarian answers; waits until the window is closed.
    QStringList column(Column column) const;
    QString text() const { return m_librarian->the<QPlainTextEdit>(QStringLiteral("foundText")).toPlainText(); }
    QString banner() const { return m_librarian->text(QStringLiteral("LookUpDialog/sentence")); }
    QString summary() const { return m_librarian->text(QStringLiteral("LookUpDialog/summary")); }
    bool isReady(const QString &button) const;
    int books() const;

    TestServer m_server;
    ConnectionAddress m_address;
    std::optional<StandInSru> m_sru;
    std::unique_ptr<Librarian> m_librarian;
};

} // namespace catalpa::test
