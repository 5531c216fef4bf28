// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: the only place that waits on a socket.

#include "platform/socketwait.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#endif
#ifdef Q_OS_LINUX
#include <cstddef>
#include <linux/tcp.h>
#include <netinet/in.h>
#endif

namespace catalpa::platform {

void waitForSocket(qintptr socket, bool forWriting, std::chrono::milliseconds atMost)
{
    waitForSocket(socket, {true, forWriting}, atMost);
}

SocketReadiness waitForSocket(qintptr socket, SocketReadiness wanted, std::chrono::milliseconds atMost)
{
    const auto events = short((wanted.forReading ? POLLIN : 0) | (wanted.forWriting ? POLLOUT : 0));
#ifdef Q_OS_WIN
    WSAPOLLFD entry{static_cast<SOCKET>(socket), events, 0};
    const int ready = WSAPoll(&entry, 1, static_cast<INT>(atMost.count()));
#else
    pollfd entry{static_cast<int>(socket), events, 0};
    const int ready = poll(&entry, 1, static_cast<int>(atMost.count()));
#endif
    const auto isReadyFor = [&](short event) {
        return ready > 0 && (entry.revents & (event | POLLERR | POLLHUP | POLLNVAL)) != 0;
    };
    return {wanted.forReading && isReadyFor(POLLIN), wanted.forWriting && isReadyFor(POLLOUT)};
}

qint64 bytesWaiting(qintptr socket)
{
#ifdef Q_OS_WIN
    u_long count = 0;
    return ioctlsocket(static_cast<SOCKET>(socket), FIONREAD, &count) == 0 ? qint64(count) : 0;
#else
    int count = 0;
    return ioctl(static_cast<int>(socket), FIONREAD, &count) == 0 ? count : 0;
#endif
}

qint64 bytesReceived(qintptr socket)
{
#ifdef Q_OS_LINUX
    tcp_info facts{};
    socklen_t size = sizeof(facts);
    const bool told = getsockopt(static_cast<int>(socket), IPPROTO_TCP, TCP_INFO, &facts, &size) == 0
        && size >= offsetof(tcp_info, tcpi_bytes_received) + sizeof(facts.tcpi_bytes_received);
    return told ? qint64(facts.tcpi_bytes_received) : -1;
#else
    Q_UNUSED(socket)
    return -1;
#endif
}

void shutDown(qintptr socket)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(socket), SD_BOTH);
#else
    ::shutdown(static_cast<int>(socket), SHUT_RDWR);
#endif
}

} // namespace catalpa::platform
