// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtNetwork/QTcpSocket>

#include <memory>

namespace catalpa::test {

//! One answer of an HTTP server, as it came.
struct WireAnswer {
    QByteArray head; //!< With its empty line; empty when none came.
    QByteArray body;

    int status() const { return head.mid(9, 3).toInt(); }
    //! The value of the first header of this name; empty without one.
    QByteArray header(const QByteArray &name) const;
};

//! A client that sends what it is told, byte by byte, however wrong. Blocks.
class Wire {
public:
    //! Connects to 127.0.0.1.
    explicit Wire(quint16 port);

    void send(const QByteArray &bytes);
    //! The next answer; \a withBody: false after HEAD.
    WireAnswer answer(bool withBody = true);
    //! "GET target" with a good Host, and the headers given, each with its CR LF.
    WireAnswer get(const QByteArray &target, const QByteArray &headers = {});
    //! Whether the server closes the connection within \a milliseconds; what comes before is kept.
    bool isClosedWithin(int milliseconds);
    //! All that comes until the server closes the connection.
    QByteArray rest();
    QTcpSocket &socket() { return *m_socket; }

private:
    QByteArray take(qsizetype count);

    std::unique_ptr<QTcpSocket> m_socket = std::make_unique<QTcpSocket>();
    QByteArray m_bytes;
};

} // namespace catalpa::test
