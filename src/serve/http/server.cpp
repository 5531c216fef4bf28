// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/server.h"

#include "base/text.h"
#include "serve/http/client.h"
#include "serve/http/connection.h"

#include <boost/asio/post.hpp>

#include <new>
#include <thread>

using namespace Qt::StringLiterals;

namespace catalpa::serve {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds pauseWithoutFiles{50}; //!< When the system has no more for this process.

Result<asio::ip::address> addressOf(const QString &host)
{
    if (host == "localhost"_L1)
        return asio::ip::address(asio::ip::address_v4::loopback());
    ErrorCode error;
    const auto address = asio::ip::make_address(host.toStdString(), error);
    if (error) {
        return failure(ErrorKind::Invalid,
                       Text::tr("“%1” is no address to listen at. Give one in numbers, such as 127.0.0.1.").arg(host));
    }
    return address;
}

Failure notListening(const QString &host, quint16 port, const ErrorCode &error)
{
    const QString detail = QString::fromStdString(error.message());
    if (error == asio::error::address_in_use)
        return failure(ErrorKind::Busy, Text::tr("The port %1 is in use already. Choose another one.").arg(port),
                       detail);
    if (error == asio::error::access_denied)
        return failure(ErrorKind::Rights,
                       Text::tr("You may not listen at the port %1. Choose one above 1023.").arg(port), detail);
    return failure(ErrorKind::Invalid, Text::tr("This computer cannot listen at %1, port %2.").arg(host).arg(port),
                   detail);
}

QByteArray clientOf(const Tcp::socket &socket)
{
    ErrorCode error;
    const auto end = socket.remote_endpoint(error);
    return error ? QByteArray() : clientAt(QHostAddress(QString::fromStdString(end.address().to_string())));
}

//! Where there is no memory for one client, the others go on.
void runToTheEnd(asio::io_context &context)
{
    for (bool hasEnded = false; !hasEnded;) {
        try {
            context.run();
            hasEnded = true;
        } catch (const std::bad_alloc &) {
            qWarning("No memory is left for a client.");
        }
    }
}

} // namespace

Result<> checkListening(const QString &host)
{
    return addressOf(host).map([](const asio::ip::address &) {});
}

struct Server::Private {
    Private(const HostRule &hosts, const ServerLimits &limits, Responder responder)
        : context(std::make_shared<asio::io_context>(1))
        , all(std::make_shared<Connections>(hosts, limits, std::move(responder)))
        , acceptor(*context)
        , timer(*context)
    {
    }

    ErrorCode listen(const Tcp::endpoint &end);
    void accept();
    void acceptLater();
    void accepted(Tcp::socket socket);
    void end();
    void closeAll();

    std::shared_ptr<asio::io_context> context;
    std::shared_ptr<Connections> all;
    Tcp::acceptor acceptor;
    asio::steady_timer timer;
    quint16 port = 0;
    std::thread thread;
};

ErrorCode Server::Private::listen(const Tcp::endpoint &end)
{
    ErrorCode error;
    acceptor.open(end.protocol(), error);
    if (!error)
        acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error)
        acceptor.bind(end, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (!error)
        port = acceptor.local_endpoint(error).port();
    return error;
}

void Server::Private::accept()
{
    acceptor.async_accept([this](ErrorCode error, Tcp::socket socket) {
        if (!acceptor.is_open())
            return;
        if (error && error != asio::error::connection_aborted)
            return acceptLater();
        accept();
        if (!error)
            accepted(std::move(socket));
    });
}

void Server::Private::acceptLater()
{
    timer.expires_after(pauseWithoutFiles);
    timer.async_wait([this](ErrorCode stopped) {
        if (!stopped && acceptor.is_open())
            accept();
    });
}

void Server::Private::accepted(Tcp::socket socket)
{
    const QByteArray client = clientOf(socket);
    if (!all->mayHaveMore(client))
        return;
    const bool isFull = all->count() >= all->limits.connections;
    if (isFull && !all->makeRoom())
        return;
    ErrorCode ignored;
    socket.set_option(Tcp::no_delay(true), ignored);
    std::make_shared<Connection>(std::move(socket), client, context, all)->readRequest();
}

//! No new connections, no new requests.
void Server::Private::end()
{
    ErrorCode ignored;
    acceptor.close(ignored);
    timer.cancel();
    all->isEnding = true;
    for (Connection *connection : all->waiting)
        connection->close();
}

void Server::Private::closeAll()
{
    end();
    all->closeAll();
}

Result<std::unique_ptr<Server>> Server::start(const QString &host, quint16 port, const HostRule &hosts,
                                              const ServerLimits &limits, Responder responder)
{
    const auto address = addressOf(host);
    if (!address)
        return passOn(address);
    auto made = std::make_unique<Private>(hosts, limits, std::move(responder));
    if (const ErrorCode error = made->listen(Tcp::endpoint(*address, port)))
        return notListening(host, port, error);
    made->accept();
    made->thread = std::thread([context = made->context] { runToTheEnd(*context); });
    return std::unique_ptr<Server>(new Server(std::move(made)));
}

Server::Server(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

Server::~Server()
{
    if (!d->thread.joinable())
        return;
    asio::post(*d->context, [this] { d->closeAll(); });
    d->thread.join();
}

quint16 Server::port() const
{
    return d->port;
}

void Server::finish(std::chrono::milliseconds longest)
{
    asio::post(*d->context, [this, longest] {
        d->end();
        if (d->all->count() == 0)
            return;
        d->all->ended = [this] {
            d->timer.cancel();
        };
        d->timer.expires_after(longest);
        d->timer.async_wait([this](ErrorCode cancelled) {
            if (!cancelled)
                d->closeAll();
        });
    });
    d->thread.join();
}

} // namespace catalpa::serve
