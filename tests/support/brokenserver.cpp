// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/brokenserver.h"

#include <QtCore/QtEndian>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <list>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

using Fault = BrokenServer::Fault;

QByteArray number(qint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray small(qint16 value)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray message(char kind, const QByteArray &body)
{
    return kind + number(qint32(body.size()) + 4) + body;
}

QByteArray setting(const QByteArray &name, const QByteArray &value)
{
    return message('S', name + '\0' + value + '\0');
}

QByteArray columns()
{
    return message(
        'T', small(1) + QByteArray("c\0", 2) + number(0) + small(0) + number(25) + small(-1) + number(-1) + small(0));
}

QByteArray row(const QByteArray &value)
{
    return message('D', small(1) + number(qint32(value.size())) + value);
}

QByteArray done(const QByteArray &tag)
{
    return message('C', tag + '\0');
}

const QByteArray authenticated = message('R', number(0));
const QByteArray ready = message('Z', "I");

//! One client. Every call is false once the connection has ended.
class Link {
public:
    Link(int socket, std::atomic<qint64> &sent)
        : m_socket(socket)
        , m_sent(sent)
    {
    }

    bool send(const QByteArray &bytes)
    {
        for (qsizetype done = 0; done < bytes.size();) {
            const ssize_t count = ::send(m_socket, bytes.data() + done, size_t(bytes.size() - done), MSG_NOSIGNAL);
            if (count <= 0)
                return false;
            done += count;
            m_sent += count;
        }
        return true;
    }

    bool sendForEver(const QByteArray &bytes)
    {
        const QByteArray many = bytes.repeated(std::max<qsizetype>(1, 65'536 / bytes.size()));
        while (send(many)) { }
        return false;
    }

    QByteArray receive(qsizetype size)
    {
        QByteArray bytes(size, '\0');
        for (qsizetype done = 0; done < size;) {
            const ssize_t count = ::recv(m_socket, bytes.data() + done, size_t(size - done), 0);
            if (count <= 0)
                return {};
            done += count;
        }
        return bytes;
    }

    //! The body of what follows its length.
    QByteArray body()
    {
        const QByteArray length = receive(4);
        return length.isEmpty() ? QByteArray() : receive(qFromBigEndian<qint32>(length.constData()) - 4);
    }

private:
    int m_socket;
    std::atomic<qint64> &m_sent;
};

//! True for a client that wants to work, not to cancel.
bool begun(Link &link)
{
    constexpr qint32 ssl = 80877103;
    constexpr qint32 gss = 80877104;
    for (;;) {
        const QByteArray body = link.body();
        const qint32 code = body.size() < 4 ? 0 : qFromBigEndian<qint32>(body.constData());
        if (code != ssl && code != gss)
            return code == 3 << 16;
        link.send("N");
    }
}

void demandHeavyPassword(Link &link, int iterations)
{
    link.send(message('R', number(10) + QByteArray("SCRAM-SHA-256\0\0", 15)));
    link.receive(1);
    const QByteArray first = link.body();
    const QByteArray nonce = first.mid(first.indexOf(",r=") + 3);
    link.send(message('R',
                      number(11) + "r=" + nonce + "more,s=" + QByteArray("saltsaltsalt").toBase64()
                          + ",i=" + QByteArray::number(iterations)));
    link.receive(1);
}

bool sendNewSettings(Link &link)
{
    for (int count = 0;; ++count) {
        if (!link.send(setting("s" + QByteArray::number(count), QByteArray(500, 'x'))))
            return false;
    }
}

bool greeted(Link &link, Fault fault, int iterations)
{
    if (fault == Fault::HeavyPassword) {
        demandHeavyPassword(link, iterations);
        return false;
    }
    link.send(authenticated + setting("server_version", "15.0") + setting("client_encoding", "UTF8")
              + setting("standard_conforming_strings", "on"));
    if (fault == Fault::EndlessStartup)
        return link.sendForEver(setting("application_name", "catalpa"));
    if (fault == Fault::EndlessEarlyNotifications)
        return link.sendForEver(message('A', number(1) + QByteArray("c\0\0", 3)));
    if (fault == Fault::EndlessRefusal)
        return link.send("E" + number(2'000'000'000)) && link.sendForEver(QByteArray(65'536, 'x'));
    if (fault == Fault::EndlessNewSettings)
        return sendNewSettings(link);
    return link.send(message('K', number(1) + number(2)) + ready);
}

void misbehave(Link &link, Fault fault)
{
    const QByteArray begin = message('1', {}) + message('2', {});
    switch (fault) {
    case Fault::EndlessRows:
        link.send(begin + columns());
        link.sendForEver(row(QByteArray(1'000, 'x')));
        break;
    case Fault::EndlessEmptyRows:
        link.send(begin + message('T', small(0)));
        link.sendForEver(message('D', small(0)));
        break;
    case Fault::HugeValue:
        link.send(begin + columns() + 'D' + number(2'000'000'010) + small(1) + number(2'000'000'000));
        link.sendForEver(QByteArray(65'536, 'x'));
        break;
    case Fault::EndlessNotifications:
        link.sendForEver(message('A', number(1) + QByteArray("c\0\0", 3)));
        break;
    case Fault::EndlessResults:
        link.sendForEver(done("SELECT 0"));
        break;
    case Fault::EndlessErrors:
        link.sendForEver(
            message('E', QByteArray("SERROR\0C42601\0M", 15) + QByteArray(200, 'x') + QByteArray(2, '\0')));
        break;
    case Fault::EndlessCopy:
        link.send(message('H', QByteArray(1, '\0') + small(1) + small(0)));
        link.sendForEver(message('d', QByteArray(1'000, 'x') + '\n'));
        break;
    case Fault::CopyBoth:
        link.send(begin + message('W', QByteArray(1, '\0') + small(0)));
        break;
    case Fault::CopyWithoutEnd:
        link.send(message('H', QByteArray(1, '\0') + small(1) + small(0)) + message('d', "x\n") + message('c', {}));
        break;
    default:
        break;
    }
    link.receive(1 << 20); // Until the client goes.
}

void serve(Link link, Fault fault, int iterations)
{
    if (!begun(link) || !greeted(link, fault, iterations))
        return;
    for (;;) {
        const QByteArray kind = link.receive(1);
        if (kind.isEmpty())
            return;
        const QByteArray body = link.body();
        if (kind == "P" || body.contains("fault"))
            return misbehave(link, fault);
        if (kind == "Q" && !link.send(columns() + row("PostgreSQL 15.0") + done("SELECT 1") + ready))
            return;
    }
}

} // namespace

struct BrokenServer::Private {
    Fault fault = Fault::Silence;
    int iterations = 0;
    int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    quint16 port = 0;
    std::atomic<qint64> sent = 0;
    std::mutex mutex;
    std::list<int> sockets;
    std::list<std::thread> threads;
    std::thread acceptor;

    void accept();
};

void BrokenServer::Private::accept()
{
    for (;;) {
        const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const std::lock_guard lock(mutex);
        sockets.push_back(socket);
        threads.emplace_back([this, socket] {
            serve(Link(socket, sent), fault, iterations);
            ::shutdown(socket, SHUT_RDWR);
        });
    }
}

BrokenServer::BrokenServer(Fault fault, int iterations)
    : d(std::make_unique<Private>())
{
    d->fault = fault;
    d->iterations = iterations;
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(place);
    auto *generic = reinterpret_cast<sockaddr *>(&place);
    if (::bind(d->listener, generic, size) != 0 || ::listen(d->listener, 16) != 0
        || ::getsockname(d->listener, generic, &size) != 0)
        qFatal("No server could be opened on 127.0.0.1");
    d->port = ntohs(place.sin_port);
    d->acceptor = std::thread([this] { d->accept(); });
}

BrokenServer::~BrokenServer()
{
    ::shutdown(d->listener, SHUT_RDWR);
    d->acceptor.join();
    for (const int socket : d->sockets)
        ::shutdown(socket, SHUT_RDWR);
    for (std::thread &thread : d->threads)
        thread.join();
    for (const int socket : d->sockets)
        ::close(socket);
    ::close(d->listener);
}

ConnectionAddress BrokenServer::address() const
{
    ConnectionAddress address;
    address.host = u"127.0.0.1"_s;
    address.port = d->port;
    address.database = u"library"_s;
    address.user = u"reader"_s;
    address.password = u"secret"_s;
    return address;
}

QString BrokenServer::url() const
{
    return u"postgresql://reader:secret@127.0.0.1:%1/library"_s.arg(d->port);
}

qint64 BrokenServer::bytesSent() const
{
    return d->sent;
}

} // namespace catalpa::test
