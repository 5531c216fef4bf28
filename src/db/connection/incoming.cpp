// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/connection/incoming.h"

#include "platform/receivewatch.h"
#include "platform/socketwait.h"

#include <libpq-fe.h>

#include <algorithm>

namespace catalpa::db {
namespace {

constexpr qint64 leastRoom = 8 * 1024; //!< Bytes that PQconsumeInput() has room for.

} // namespace

Incoming::~Incoming()
{
    end();
}

void Incoming::begin(pg_conn *connection, qint64 most)
{
    m_connection = connection;
    m_most = most;
    m_read = 0;
    m_isWatched = platform::ReceiveWatch::begin(this, PQsocket(connection), most);
}

void Incoming::countAnew()
{
    m_read = 0;
    platform::ReceiveWatch::restart(this);
}

bool Incoming::read()
{
    const qint64 waiting = platform::bytesWaiting(PQsocket(m_connection));
    PQconsumeInput(m_connection);
    if (!m_isWatched) {
        const qint64 left = platform::bytesWaiting(PQsocket(m_connection)); // With what has come meanwhile.
        m_read += std::max(waiting - left, std::min(waiting, leastRoom));
    }
    while (PGnotify *notice = PQnotifies(m_connection)) // Nobody listens, so that only memory would be used.
        PQfreemem(notice);
    return waiting > 0;
}

bool Incoming::end()
{
    return platform::ReceiveWatch::end(this) || isTooMuch();
}

} // namespace catalpa::db
