// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "serve/http/hostrule.h"
#include "serve/http/message.h"

#include <chrono>
#include <functional>
#include <memory>

namespace catalpa::serve {

//! What stands behind a server. Both are called in the server's thread and must not block.
struct Responder {
    using Reply = std::function<void(const Answer &)>;

    //! Calls \a reply once, now or later, from any thread; or never, when nobody waits any more.
    std::function<void(const Request &request, Reply reply)> answer;
    //! The answer to what the server itself does not take; see reasonOf().
    std::function<Answer(const Request &request, int status)> refuse;
};

//! What clients may do to a server. The usual values are for people and programs that mean well, with room to spare.
struct ServerLimits {
    using Milliseconds = std::chrono::milliseconds;

    int connections = 500; //!< When all are taken, one that is waited for gives way to a new one.
    int connectionsPerClient = 0; //!< See clientAt(); 0: no limit.
    qint64 bytesSending = 256 * 1024 * 1024; //!< Of answers; beyond it who takes longest is left.
    int headerBytes = 16 * 1024; //!< Of a request, its first line included.
    Milliseconds forRequest{15'000}; //!< From the end of an answer, or the beginning, to a whole header.
    Milliseconds forAnswer{10'000}; //!< Then 503.
    Milliseconds forSending{60'000}; //!< Until the client has taken an answer.
    int requestsPerSecond = 0; //!< Of one client; 0: no limit. See RateLimit.
};

//! Refuses what is neither an address in numbers nor "localhost", with a sentence.
Result<> checkListening(const QString &host);

//! Speaks HTTP/1.1 to any number of clients in one thread of its own. Bodies of requests are not read: a request that
//! has one is answered, and the connection closed.
class Server final {
public:
    //! Begins to listen at \a host, an address in numbers or "localhost", and \a port; 0 is any that is free. Does not
    //! wait for anything. ErrorKind::Busy when the port is taken.
    static Result<std::unique_ptr<Server>> start(const QString &host, quint16 port, const HostRule &hosts,
                                                 const ServerLimits &limits, Responder responder);
    //! Ends at once; waits for its thread, which never waits long.
    ~Server();

    quint16 port() const;
    //! Takes no new requests, lets those that run come to their end, for \a longest at most, and ends. Blocks.
    void finish(std::chrono::milliseconds longest);

private:
    struct Private;
    explicit Server(std::unique_ptr<Private> made);

    std::unique_ptr<Private> d;
};

} // namespace catalpa::serve
