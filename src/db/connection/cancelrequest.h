// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

struct pg_conn;

namespace catalpa::db {

//! A cancel request on its way to the server, from a thread of its own, because it dials the server and blocks.
//! Encrypted like the connection where libpq can do that (17), in clear text before.
//! https://www.postgresql.org/docs/15/libpq-cancel.html
class CancelRequest {
public:
    //! Asks the server to stop what \a connection is running.
    static std::shared_ptr<CancelRequest> send(pg_conn *connection);

    //! True once the server has taken the request. Until then another statement of the same connection could be hit.
    bool waitUntilDelivered(std::chrono::milliseconds atMost);

private:
    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_delivered = false;
};

} // namespace catalpa::db
