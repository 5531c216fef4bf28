// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

namespace catalpa::platform {

//! Ends connections over which too much comes for one answer. libpq and YAZ read a message as long as bytes are there,
//! so that nobody could look meanwhile when they come quickly: a thread of its own does, every few milliseconds, and
//! shuts the socket down. TCP on Linux only; elsewhere a session counts by itself, between two calls of libpq.
class ReceiveWatch {
public:
    //! From now on at most \a most bytes may come for \a owner over \a socket, until restart() or end(). False where
    //! nobody counts.
    static bool begin(const void *owner, qintptr socket, qint64 most);
    //! What comes counts anew.
    static void restart(const void *owner);
    //! True when too much had come. Call it before the socket is closed.
    static bool end(const void *owner);
};

} // namespace catalpa::platform
