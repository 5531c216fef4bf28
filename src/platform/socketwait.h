// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace catalpa::platform {

//! Waits until the socket can be read (or written, with \a forWriting), or \a atMost has passed. Platform file.
void waitForSocket(qintptr socket, bool forWriting, std::chrono::milliseconds atMost);

//! What a socket can be used for without waiting.
struct SocketReadiness {
    bool forReading = false;
    bool forWriting = false;
};

//! Waits until the socket is ready for some of what is wanted, or \a atMost has passed: what of it the socket is ready
//! for. One that is broken is ready for all. Platform file.
SocketReadiness waitForSocket(qintptr socket, SocketReadiness wanted, std::chrono::milliseconds atMost);

//! Bytes that have come and were not read yet. Platform file.
qint64 bytesWaiting(qintptr socket);

//! Bytes that have ever come over a TCP connection, read or not; -1 where the system does not tell.
qint64 bytesReceived(qintptr socket);
//! Ends the connection; the descriptor stays open.
void shutDown(qintptr socket);

} // namespace catalpa::platform
