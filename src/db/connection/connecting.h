// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection/nativeconnection.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace catalpa::db {

//! A connection that is being made, in a thread of its own that can be left behind: names are looked up, and passwords
//! are hashed as often as the server wants (SCRAM: up to two thousand million times), in calls that nothing can end.
class Connecting {
public:
    //! Begins with connectOptions(), unless too many are still being made. The connection will belong to the
    //! calling thread.
    static Result<std::shared_ptr<Connecting>> begin(const ConnectionAddress &address, Connector connector);

    //! Waits for the end, in whatever way; false when it has not come yet.
    bool waitFor(std::chrono::milliseconds atMost);
    //! The connection after waitFor() was true.
    NativeConnection take();
    //! Leaves it behind; what comes of it is closed.
    void abandon();

    //! How many are still being made though they were abandoned. While there are some, a program must end with
    //! std::_Exit(), which does not take from them what they use.
    static int abandoned();

private:
    void run(NativeConnection connection, QThread *owner);

    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_ended = false;
    std::atomic_bool m_abandoned = false;
    NativeConnection m_connection;
};

} // namespace catalpa::db
