// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <functional>
#include <memory>

namespace catalpa::test {

//! A real PostgreSQL of this test run: its own cluster in a temporary folder, a Unix socket and a free TCP port on
//! 127.0.0.1, stopped and removed at the end. Also when the tests run as root, which PostgreSQL refuses: the server
//! then runs as an unprivileged user. Construction takes about 0.7 s; a failure ends the test with a message.
//! Made, crashed, started and destroyed in one thread, whose end also ends the server; sql() and rows() in any.
class TestServer {
public:
    TestServer();
    ~TestServer();

    //! A new empty database, owned by the superuser "catalpa"; the address uses the Unix socket.
    ConnectionAddress createDatabase();
    //! The same database over TCP on 127.0.0.1 (no TLS, trust authentication).
    ConnectionAddress overTcp(const ConnectionAddress &address) const;

    //! Gives an empty database, to which nobody is connected, what \a make makes in one. It is made once for each name
    //! and copied from then on, which takes 40 ms; a database that is not empty is given to \a make itself.
    void fill(const ConnectionAddress &address, const QString &name,
              const std::function<void(const ConnectionAddress &)> &make);

    //! Creates a role with a password; over TCP the password is asked for (user names starting with "pw_").
    void createRole(const QString &name, const QString &password = {});

    //! Runs SQL as superuser, for arranging and asserting; the first column of the first row. Ends the test on error.
    QString sql(const ConnectionAddress &address, const QString &text) const;
    //! All rows, columns joined with '|', NULL as "∅".
    QStringList rows(const ConnectionAddress &address, const QString &text) const;

    //! Stops the server at once, as a crash would (SIGQUIT), and starts it again.
    void crash();
    void start();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! A real PgBouncer in transaction mode with a pool of two server connections, in front of a TestServer.
class TestBouncer {
public:
    explicit TestBouncer(const TestServer &server);
    ~TestBouncer();

    //! The same database through the pooler (TCP on 127.0.0.1).
    ConnectionAddress pooled(const ConnectionAddress &address) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! A TCP proxy on 127.0.0.1 in a thread of its own, for a slow, silent or broken link.
class FaultProxy {
public:
    //! In front of the host and port of \a target (use overTcp()).
    explicit FaultProxy(const ConnectionAddress &target);
    ~FaultProxy();

    ConnectionAddress address() const;

    void setLatency(int millisecondsEachWay);
    void setSilent(bool silent); //!< Accepts and keeps connections, passes nothing on.
    void cut(); //!< Resets every connection.
    void silenceLinks(); //!< The connections there are pass nothing on any more; new ones do.
    void refuse(bool refuses); //!< New connections are reset at once.
    //! Resets the connection instead of passing on the answer to what has \a fragment in it, \a times times; \a passing
    //! bytes of it come through.
    void loseAnswers(const QByteArray &fragment, int times, int passing = 0);
    int connections() const; //!< How many have been accepted.
    int roundTrips() const; //!< Times the direction changed from client to server since the last call of reset.
    void resetRoundTrips();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace catalpa::test
