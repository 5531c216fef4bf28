// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/serverprocess.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <memory>

namespace catalpa::test {

//! YAZ's own server for tests of Z39.50, on a loopback port. Whatever is asked, it has a few records of its own; the
//! number of hits is the first number that was asked for.
class TestZ3950Server final {
public:
    TestZ3950Server();
    ~TestZ3950Server();

    //! "z3950://127.0.0.1:12345/Default"
    QString address(const QString &database = QStringLiteral("Default")) const;

private:
    ServerFolder m_folder;
    ServerProcess m_process;
    quint16 m_port;
};

//! Answers questions of SRU over HTTP on a loopback port, in a thread of its own, well or badly: as the path says. It
//! has the books that are given; who asks for another ISBN finds nothing.
//!
//! Paths: sru; silent (says nothing); slow (waits until release()); broken (ends in the middle); huge (never ends);
//! lies (more records than may be, with another ISBN, and an impossible number); elsewhere (a redirection); nowhere
//! (one to a file); unchanged (the status 304); code (a diagnostic without words); noise; diagnostic; unavailable (the
//! status 503); damaged (records that are no XML or have no title).
class StandInSru final {
    Q_DISABLE_COPY_MOVE(StandInSru)

public:
    struct Book {
        QString isbn;
        QString title;
        QString author;
        QString publisher{};
    };

    explicit StandInSru(const QList<Book> &books = {});
    ~StandInSru();

    QString address(const QString &path = QStringLiteral("sru")) const; //!< "http://127.0.0.1:12345/sru"
    QStringList questions() const; //!< The CQL of each, decoded, in order.
    void release(); //!< Lets those of the path slow be answered.

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! Listens on a loopback port and sends the same bytes to everybody, whatever is said; for no bytes it is silent.
class StubbornServer final {
    Q_DISABLE_COPY_MOVE(StubbornServer)

public:
    explicit StubbornServer(const QByteArray &bytes);
    ~StubbornServer();

    quint16 port() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace catalpa::test
