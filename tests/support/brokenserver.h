// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

#include <memory>

namespace catalpa::test {

//! A server on 127.0.0.1 that speaks PostgreSQL's protocol until it does what no server should. It takes any name and
//! password, answers the questions of Qt's driver, and begins with its fault at the first statement that has the
//! extended protocol (Session::run(), copyOut()) or holds the word "fault" (Session::script()).
class BrokenServer {
public:
    enum class Fault {
        EndlessRows, //!< A thousand bytes each.
        EndlessEmptyRows, //!< Without any column.
        HugeValue, //!< One of 2,000,000,000 bytes.
        EndlessNotifications,
        EndlessResults, //!< One statement is carried out for ever.
        CopyBoth, //!< Replication begins.
        CopyWithoutEnd, //!< COPY OUT, its end, and then nothing.
        EndlessErrors,
        EndlessCopy, //!< COPY OUT.
        EndlessStartup, //!< Settings are told for ever before it is ready.
        EndlessNewSettings, //!< Each of another name.
        EndlessEarlyNotifications, //!< Before it is ready.
        EndlessRefusal, //!< The text of why nobody is let in.
        HeavyPassword, //!< SCRAM with as many iterations as are said; libpq makes some million in a second.
        Silence, //!< Nothing is said to the statement.
    };

    explicit BrokenServer(Fault fault, int iterations = 2'000'000'000);
    ~BrokenServer();

    ConnectionAddress address() const;
    QString url() const; //!< The same, as people write it.
    qint64 bytesSent() const; //!< On all connections.

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace catalpa::test
