// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "local/localserver.h"

#include <memory>

namespace catalpa::local {

//! This program uses the local catalogue. The server is started when needed and stops when the last lease of all
//! programs has gone, unless LocalServer::start() asked it to stay. A lease of a program that was killed is gone, too;
//! the server then runs on until the next program that uses it closes.
//!
//! A value: copies share one lease, which ends with the last of them. take() blocks like LocalServer::start() and the
//! end of a lease like stop(); in the GUI: inBackground([server] { return LocalLease::take(server); }).
class LocalLease {
public:
    static Result<LocalLease> take(const LocalServer &server);

    ConnectionAddress address() const;
    //! Ends the lease now, for all copies, and tells whether the server, if it was the last, has stopped.
    Result<void> giveUp();

private:
    struct Private;
    explicit LocalLease(std::shared_ptr<Private> lease);

    std::shared_ptr<Private> d;
};

} // namespace catalpa::local
