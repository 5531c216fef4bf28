// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/connection/cancelrequest.h"

#include <libpq-fe.h>

#include <array>
#include <thread>

namespace catalpa::db {

namespace {

// Since libpq 17 the request travels encrypted as the connection does, after the server has been checked in the same
// manner; PQcancel() sends the connection's key in clear text.
#ifdef LIBPQ_HAS_ASYNC_CANCEL
using Cancelling = PGcancelConn;

Cancelling *cancelling(pg_conn *connection)
{
    return PQcancelCreate(connection);
}

void deliver(Cancelling *cancel)
{
    PQcancelBlocking(cancel);
    PQcancelFinish(cancel);
}
#else
using Cancelling = PGcancel;

Cancelling *cancelling(pg_conn *connection)
{
    return PQgetCancel(connection);
}

void deliver(Cancelling *cancel)
{
    std::array<char, 256> message{};
    PQcancel(cancel, message.data(), int(message.size()));
    PQfreeCancel(cancel);
}
#endif

} // namespace

std::shared_ptr<CancelRequest> CancelRequest::send(pg_conn *connection)
{
    auto request = std::make_shared<CancelRequest>();
    // Detached: on a dead link delivering may hang for minutes, and nothing must wait for it.
    std::thread([request, cancel = cancelling(connection)] {
        deliver(cancel);
        const std::lock_guard lock(request->m_mutex);
        request->m_delivered = true;
        request->m_condition.notify_all();
    }).detach();
    return request;
}

bool CancelRequest::waitUntilDelivered(std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    return m_condition.wait_for(lock, atMost, [this] { return m_delivered; });
}

} // namespace catalpa::db
