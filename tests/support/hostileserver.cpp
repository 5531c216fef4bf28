// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/hostileserver.h"

#include <QtCore/QtEndian>

#include <arpa/inet.h>
#include <mutex>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace catalpa::test {
namespace {

constexpr quint32 sslRequest = 80877103;
constexpr quint32 gssRequest = 80877104;

//! A server's message of the protocol: a letter, its length and what is in it.
QByteArray message(char kind, const QByteArray &body)
{
    QByteArray length(4, Qt::Uninitialized);
    qToBigEndian(quint32(body.size() + 4), length.data());
    return kind + length + body;
}

QByteArray question(HostileServer::Asks asks)
{
    // AuthenticationCleartextPassword, or AuthenticationMD5Password with its salt.
    return asks == HostileServer::Asks::ClearText ? message('R', QByteArray::fromHex("00000003"))
                                                  : message('R', QByteArray::fromHex("0000000501020304"));
}

} // namespace

struct HostileServer::Private {
    Asks asks = Asks::ClearText;
    int listener = -1;
    quint16 port = 0;
    std::thread thread;
    mutable std::mutex mutex;
    QByteArray received;
    QByteArray passwords;

    QByteArray take(int client);
    void serve(int client);
};

//! What the client sends next; empty at its end.
QByteArray HostileServer::Private::take(int client)
{
    QByteArray piece(4096, Qt::Uninitialized);
    const ssize_t size = recv(client, piece.data(), size_t(piece.size()), 0);
    piece.truncate(qMax<ssize_t>(0, size));
    const std::lock_guard lock(mutex);
    received += piece;
    return piece;
}

void HostileServer::Private::serve(int client)
{
    QByteArray piece;
    while ((piece = take(client)).size() >= 8) {
        const auto code = qFromBigEndian<quint32>(piece.constData() + 4);
        const bool wantsEncryption = code == sslRequest || code == gssRequest;
        const QByteArray answer = wantsEncryption ? QByteArray("N") : question(asks);
        send(client, answer.constData(), size_t(answer.size()), MSG_NOSIGNAL);
        if (wantsEncryption)
            continue;
        const QByteArray password = take(client);
        const std::lock_guard lock(mutex);
        passwords += password;
        break;
    }
    shutdown(client, SHUT_RDWR);
    ::close(client);
}

HostileServer::HostileServer(Asks asks)
    : d(std::make_unique<Private>())
{
    d->asks = asks;
    d->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (d->listener < 0 || bind(d->listener, generic, size) != 0 || listen(d->listener, 16) != 0
        || getsockname(d->listener, generic, &size) != 0)
        qFatal("The hostile server found no free port");
    d->port = ntohs(address.sin_port);
    d->thread = std::thread([this] {
        for (int client; (client = accept4(d->listener, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;)
            d->serve(client);
    });
}

HostileServer::~HostileServer()
{
    shutdown(d->listener, SHUT_RDWR);
    d->thread.join();
    ::close(d->listener);
}

quint16 HostileServer::port() const
{
    return d->port;
}

QByteArray HostileServer::received() const
{
    const std::lock_guard lock(d->mutex);
    return d->received;
}

QByteArray HostileServer::passwords() const
{
    const std::lock_guard lock(d->mutex);
    return d->passwords;
}

} // namespace catalpa::test
