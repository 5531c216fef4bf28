// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>
#include <utility>

namespace catalpa {

//! Where a PostgreSQL catalogue is and how to log in: libpq's connection parameters, decoded.
struct ConnectionAddress {
    using Options = QList<std::pair<QString, QString>>;

    QString host; //!< A host name, an IP address, or the folder of a Unix socket (starts with '/').
    quint16 port = 5432;
    QString database;
    QString user;
    QString password; //!< Secret: never logged, never stored, never in display().
    Options options; //!< Every other libpq keyword, such as sslmode, channel_binding or options; keyword to value.

    //! One line for people: user, host and database, without password.
    QString display() const;
    //! postgresql://… without the password or any other secret, percent-encoded: what may be stored and what
    //! readAddress() understands.
    QString withoutPassword() const;
    //! postgresql://… with the password. Secret; for `catalpa-cli local url` and for tests.
    QString withPassword() const;
    //! Names the catalogue, however its address is spelt: without password, settings and pooler, and the loopback
    //! addresses as one. What is kept beside a catalogue on this computer is filed under it.
    QString identity() const;
    //! The value of a libpq keyword, or an empty text.
    QString option(QStringView keyword) const;

    bool isLocalSocket() const { return host.startsWith(QLatin1Char('/')); }
    //! A host of Neon (….neon.tech), in any case and also with a dot at its end.
    bool isNeon() const;
    //! A Neon pooler: the first label of the host ends with "-pooler".
    bool isPooled() const;
    //! The same compute without the pooler in between, for migrations and everything that needs a session.
    //! Source: neondatabase/neon, proxy/src/types.rs, POOLER_SUFFIX.
    ConnectionAddress direct() const;

    bool operator==(const ConnectionAddress &) const = default;
};

//! True of a database that others work with: every host but this very computer, so Neon's always. Before its tables are
//! changed the person is asked by name. A Unix socket, no host at all (libpq's default is a socket), "localhost",
//! 127.0.0.0/8 and ::1 are this computer; an option hostaddr counts instead of the host, as it does for libpq, and of
//! several hosts with commas one that is elsewhere is enough.
bool isProduction(const ConnectionAddress &address);

//! True when neither the host's name nor its number leads to another computer: nothing that is sent can be read on a
//! network.
bool isOnThisComputer(const ConnectionAddress &address);

//! Reads what a person pasted. Given to the interface as a function, because libpq does the reading.
using AddressReader = std::function<Result<ConnectionAddress>(const QString &)>;

} // namespace catalpa
