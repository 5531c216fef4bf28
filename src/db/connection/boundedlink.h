// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

#include <atomic>

struct pg_conn;

namespace catalpa::db {

//! A connection as PQconnectdb() would make it, with bounds: its socket is known while it is being made, so that what
//! comes over it is counted, and so that it can be given up. An address to which nobody answers is left for the next
//! one; one that is answered and then says nothing ends it. The handle is the caller's in every case, for PQfinish().
struct BoundedLink {
    //! Bytes that a server may send before it lets somebody in (on Linux over TCP).
    static constexpr qint64 mostBytes = 1024 * 1024;

    pg_conn *connection = nullptr;
    bool isFlooded = false; //!< More than mostBytes had come.
    bool isLate = false; //!< The last address that was tried was silent for connect_timeout; or it was abandoned.

    //! Blocks until it is open or has failed; names are looked up meanwhile, which nothing ends. Ends within 20 ms
    //! after \a abandoned has become true.
    static BoundedLink make(const char *connectionString, const std::atomic_bool &abandoned);
};

} // namespace catalpa::db
