// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/http/bodiesinuse.h"
#include "serve/http/ratelimit.h"
#include "serve/http/server.h"

#include <QtCore/QHash>

#include <functional>
#include <list>

namespace catalpa::serve {

class Connection;

//! What the connections of a server share. In the server's thread.
struct Connections {
    Connections(const HostRule &hostRule, const ServerLimits &serverLimits, Responder serverResponder)
        : hosts(hostRule)
        , limits(serverLimits)
        , rate(serverLimits.requestsPerSecond)
        , responder(std::move(serverResponder))
    {
    }

    HostRule hosts;
    ServerLimits limits;
    RateLimit rate;
    Responder responder;
    std::list<Connection *> waiting; //!< For a request; the one that has waited longest first.
    std::list<Connection *> answering; //!< Whose answer is being made.
    std::list<Connection *> sending; //!< Whose answer is on its way; the one that takes longest first.
    QHash<QByteArray, int> clients; //!< How many each has.
    BodiesInUse bodies; //!< Of those that are sending.
    bool isEnding = false;
    std::function<void()> ended = {}; //!< Called while it is ending, when there are none left.

    int count() const { return int(waiting.size() + answering.size() + sending.size()); }
    //! False when \a client has enough of them.
    bool mayHaveMore(const QByteArray &client) const;
    //! Closes one that keeps this server waiting, for a new one; false when there is none.
    bool makeRoom();
    //! Closes those that take longest until the others, and \a sender, send no more bytes than they may.
    void makeRoomFor(const Connection *sender);
    void closeAll();
};

} // namespace catalpa::serve
