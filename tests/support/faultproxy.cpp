// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testserver.h"

#include <QtCore/QByteArray>

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <deque>
#include <fcntl.h>
#include <functional>
#include <future>
#include <list>
#include <mutex>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr qsizetype mostQueued = 1 << 20; //!< Bytes of one direction before its sender has to wait.

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

const sockaddr *generic(const sockaddr_in &address)
{
    return reinterpret_cast<const sockaddr *>(&address);
}

void makeSmooth(int socket)
{
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
}

void reset(int socket)
{
    const linger atOnce{1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    ::close(socket);
}

//! One direction of one connection: what has been read and not yet passed on, and when each piece is due.
struct Stream {
    int from = -1;
    int to = -1;
    std::deque<std::pair<Clock::time_point, QByteArray>> pieces;
    qsizetype queued = 0;
    bool ended = false;

    //! Bytes that were read now.
    qsizetype take(std::chrono::milliseconds latency);
    //! False when the receiver is gone.
    bool passOn();
    bool isDone() const { return ended && pieces.empty(); }
};

qsizetype Stream::take(std::chrono::milliseconds latency)
{
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    const ssize_t count = ended || queued >= mostQueued ? -1 : recv(from, piece.data(), size_t(piece.size()), 0);
    if (count > 0) {
        piece.truncate(count);
        queued += count;
        pieces.emplace_back(Clock::now() + latency, piece);
        return count;
    }
    if (count == 0 || (!ended && queued < mostQueued && errno != EAGAIN))
        ended = true;
    return 0;
}

bool Stream::passOn()
{
    while (!pieces.empty() && pieces.front().first <= Clock::now()) {
        QByteArray &piece = pieces.front().second;
        const ssize_t count = send(to, piece.constData(), size_t(piece.size()), MSG_NOSIGNAL);
        if (count < 0)
            return errno == EAGAIN;
        queued -= count;
        piece.remove(0, count);
        if (!piece.isEmpty())
            return true;
        pieces.pop_front();
    }
    return true;
}

struct Link {
    Stream up; //!< From the client to the server.
    Stream down; //!< From the server to the client.
    bool serverSpokeLast = true;
    bool silent = false;
    bool loses = false; //!< The answer that comes next.
};

} // namespace

//! Everything but the queue of orders belongs to the thread.
struct FaultProxy::Private {
    ConnectionAddress target;
    quint16 port = 0;
    int listener = -1;
    int wake = -1;
    std::thread thread;

    std::mutex mutex;
    std::vector<std::packaged_task<void()>> orders;

    std::list<Link> links;
    std::chrono::milliseconds latency{0};
    bool silent = false;
    bool ended = false;
    bool refuses = false;
    int roundTrips = 0;
    int connections = 0;
    QByteArray lostFragment;
    int lossesLeft = 0;
    int passing = 0; //!< Bytes of a lost answer.

    void perform(std::function<void()> order);
    void loop();
    void wait();
    void followOrders();
    void acceptOne();
    bool pump(Link &link);
    bool loseAnswer(Link &link);
    void cutAll();
};

//! Runs \a order in the thread, and returns when it is done.
void FaultProxy::Private::perform(std::function<void()> order)
{
    std::packaged_task<void()> task(std::move(order));
    std::future<void> done = task.get_future();
    {
        const std::lock_guard lock(mutex);
        orders.push_back(std::move(task));
    }
    eventfd_write(wake, 1);
    done.wait();
}

void FaultProxy::Private::loop()
{
    while (!ended) {
        wait();
        followOrders();
        acceptOne();
        for (auto link = links.begin(); link != links.end() && !silent;) {
            if (link->silent || pump(*link)) {
                ++link;
                continue;
            }
            ::close(link->up.from);
            ::close(link->down.from);
            link = links.erase(link);
        }
    }
    cutAll();
}

//! Until something can be done.
void FaultProxy::Private::wait()
{
    std::vector<pollfd> entries{{wake, POLLIN, 0}, {listener, POLLIN, 0}};
    std::optional<Clock::time_point> due;
    for (const Link &link : links) {
        if (silent)
            break;
        if (link.silent)
            continue;
        for (const Stream *stream : {&link.up, &link.down}) {
            if (!stream->ended && stream->queued < mostQueued)
                entries.push_back({stream->from, POLLIN, 0});
            if (stream->pieces.empty())
                continue;
            const auto time = stream->pieces.front().first;
            if (time <= Clock::now())
                entries.push_back({stream->to, POLLOUT, 0});
            else
                due = std::min(due.value_or(time), time);
        }
    }
    timespec left{};
    if (due) {
        const auto rest = std::max(std::chrono::nanoseconds(0), std::chrono::nanoseconds(*due - Clock::now()));
        left.tv_sec = rest.count() / 1'000'000'000;
        left.tv_nsec = rest.count() % 1'000'000'000;
    }
    ppoll(entries.data(), entries.size(), due ? &left : nullptr, nullptr);
}

void FaultProxy::Private::followOrders()
{
    eventfd_t count = 0;
    eventfd_read(wake, &count);
    std::vector<std::packaged_task<void()>> given;
    {
        const std::lock_guard lock(mutex);
        given.swap(orders);
    }
    for (auto &order : given)
        order();
}

void FaultProxy::Private::acceptOne()
{
    const int client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0)
        return;
    ++connections;
    if (refuses)
        return reset(client);
    const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(target.port);
    if (connect(server, generic(address), sizeof address) != 0) {
        ::close(server);
        reset(client);
        return;
    }
    makeSmooth(client);
    makeSmooth(server);
    Link link;
    link.up.from = link.down.to = client;
    link.up.to = link.down.from = server;
    links.push_back(std::move(link));
}

//! False when the link has come to its end.
bool FaultProxy::Private::pump(Link &link)
{
    if (link.up.take(latency) > 0) {
        roundTrips += std::exchange(link.serverSpokeLast, false) ? 1 : 0;
        if (lossesLeft > 0 && link.up.pieces.back().second.contains(lostFragment))
            link.loses = true;
    }
    if (link.down.take(latency) > 0) {
        link.serverSpokeLast = true;
        if (link.loses)
            return loseAnswer(link);
    }
    return link.up.passOn() && link.down.passOn() && !link.up.isDone() && !link.down.isDone();
}

//! Passes a part of the answer on, and resets the link. False.
bool FaultProxy::Private::loseAnswer(Link &link)
{
    --lossesLeft;
    const QByteArray part = link.down.pieces.back().second.first(std::min<qsizetype>(passing, link.down.queued));
    if (!part.isEmpty())
        ::send(link.down.to, part.constData(), size_t(part.size()), MSG_NOSIGNAL);
    const linger atOnce{1, 0};
    setsockopt(link.up.from, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    return false;
}

void FaultProxy::Private::cutAll()
{
    for (const Link &link : links) {
        reset(link.up.from);
        reset(link.down.from);
    }
    links.clear();
}

FaultProxy::FaultProxy(const ConnectionAddress &target)
    : d(std::make_unique<Private>())
{
    d->target = target;
    d->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    d->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (d->wake < 0 || d->listener < 0 || bind(d->listener, generic(address), size) != 0 || listen(d->listener, 64) != 0
        || getsockname(d->listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("The fault proxy found no free port");
    d->port = ntohs(address.sin_port);
    d->thread = std::thread([this] { d->loop(); });
}

FaultProxy::~FaultProxy()
{
    d->perform([this] { d->ended = true; });
    d->thread.join();
    ::close(d->listener);
    ::close(d->wake);
}

ConnectionAddress FaultProxy::address() const
{
    ConnectionAddress copy = d->target;
    copy.host = u"127.0.0.1"_s;
    copy.port = d->port;
    return copy;
}

void FaultProxy::setLatency(int millisecondsEachWay)
{
    d->perform([this, millisecondsEachWay] { d->latency = std::chrono::milliseconds(millisecondsEachWay); });
}

void FaultProxy::setSilent(bool silent)
{
    d->perform([this, silent] { d->silent = silent; });
}

void FaultProxy::cut()
{
    d->perform([this] { d->cutAll(); });
}

void FaultProxy::silenceLinks()
{
    d->perform([this] {
        for (Link &link : d->links)
            link.silent = true;
    });
}

void FaultProxy::refuse(bool refuses)
{
    d->perform([this, refuses] { d->refuses = refuses; });
}

void FaultProxy::loseAnswers(const QByteArray &fragment, int times, int passing)
{
    d->perform([this, fragment, times, passing] {
        d->lostFragment = fragment;
        d->lossesLeft = times;
        d->passing = passing;
    });
}

int FaultProxy::connections() const
{
    int count = 0;
    d->perform([this, &count] { count = d->connections; });
    return count;
}

int FaultProxy::roundTrips() const
{
    int count = 0;
    d->perform([this, &count] { count = d->roundTrips; });
    return count;
}

void FaultProxy::resetRoundTrips()
{
    d->perform([this] {
        d->roundTrips = 0;
        for (Link &link : d->links)
            link.serverSpokeLast = true;
    });
}

} // namespace catalpa::test
