// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/connection/boundedlink.h"

#include "platform/receivewatch.h"
#include "platform/socketwait.h"

#include <QtCore/QByteArray>

#include <libpq-fe.h>

#include <algorithm>
#include <chrono>
#include <memory>

namespace catalpa::db {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds interval{20};

//! connect_timeout, which libpq keeps in PQconnectdb() alone, and no less than libpq would. There is always one: see
//! connectOptions().
std::chrono::seconds patienceOf(PGconn *connection)
{
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption *)> options(PQconninfo(connection),
                                                                                  PQconninfoFree);
    int seconds = 2;
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option) {
        if (QByteArrayView(option->keyword) == "connect_timeout")
            seconds = std::max(seconds, QByteArray(option->val).toInt());
    }
    return std::chrono::seconds(seconds);
}

//! The socket of the address that is tried just now, and how long it may take.
class Attempt {
public:
    explicit Attempt(PGconn *connection)
        : m_connection(connection)
        , m_patience(patienceOf(connection))
    {
    }
    ~Attempt() { platform::ReceiveWatch::end(this); }

    //! To be called before each wait.
    void follow()
    {
        const QByteArray address = PQhostaddr(m_connection);
        const bool isOther = address != m_address || m_socket < 0;
        m_address = address;
        if (const int socket = PQsocket(m_connection); socket != m_socket || isOther) {
            platform::ReceiveWatch::end(this);
            platform::ReceiveWatch::begin(this, socket, BoundedLink::mostBytes);
            m_socket = socket;
        }
        if (isOther) {
            m_until = Clock::now() + m_patience;
            m_isSkipped = false;
        }
    }
    bool isOver() const { return Clock::now() >= m_until; }
    //! Ends a socket to which nobody answers, so that libpq tries the next address; false when somebody had.
    bool skip()
    {
        if (PQstatus(m_connection) != CONNECTION_STARTED)
            return false;
        platform::shutDown(m_socket);
        m_until = Clock::now() + m_patience;
        m_isSkipped = true;
        return true;
    }
    bool isSkipped() const { return m_isSkipped; }
    bool isFlooded() { return platform::ReceiveWatch::end(this); }

    int socket() const { return m_socket; }

private:
    PGconn *m_connection;
    std::chrono::seconds m_patience;
    QByteArray m_address;
    int m_socket = -1;
    Clock::time_point m_until;
    bool m_isSkipped = false;
};

} // namespace

BoundedLink BoundedLink::make(const char *connectionString, const std::atomic_bool &abandoned)
{
    BoundedLink link{.connection = PQconnectStart(connectionString)};
    if (!link.connection || PQstatus(link.connection) == CONNECTION_BAD)
        return link;
    // So that the SQLSTATE of a refusal comes with its words, which are in the language of the server.
    PQsetErrorVerbosity(link.connection, PQERRORS_VERBOSE);
    Attempt attempt(link.connection);
    auto wanted = PGRES_POLLING_WRITING;
    while (wanted == PGRES_POLLING_READING || wanted == PGRES_POLLING_WRITING) {
        attempt.follow();
        const bool forReading = wanted == PGRES_POLLING_READING;
        const auto ready = platform::waitForSocket(attempt.socket(), {forReading, !forReading}, interval);
        if (abandoned || (attempt.isOver() && !attempt.skip())) {
            link.isLate = true;
            return link;
        }
        if (forReading || ready.forWriting) // What TLS has taken from the socket already does not show there.
            wanted = PQconnectPoll(link.connection);
    }
    link.isFlooded = attempt.isFlooded();
    link.isLate = wanted != PGRES_POLLING_OK && attempt.isSkipped();
    return link;
}

} // namespace catalpa::db
