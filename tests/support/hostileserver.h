// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

#include <memory>

namespace catalpa::test {

//! Somebody on the way, on 127.0.0.1: says no to TLS, asks every client for the password in a form that others can
//! read or guess, and keeps what it is sent.
class HostileServer {
public:
    enum class Asks { ClearText, Md5 };

    explicit HostileServer(Asks asks);
    ~HostileServer();

    quint16 port() const;
    //! Everything that clients have sent.
    QByteArray received() const;
    //! What clients have answered to the question for a password; without the end of the message.
    QByteArray passwords() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace catalpa::test
