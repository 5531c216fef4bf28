// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "db/errors/sqlerror.h"

#include <QtSql/QSqlDatabase>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

struct pg_conn;

namespace catalpa::db {

//! Which library makes a connection. SQL runs on libpq's handle either way.
enum class Connector {
    //! libpq itself: no round trip more than the protocol has, and nothing is set on the session, which behind a
    //! transaction pooler is other clients' session next.
    Libpq,
    //! Qt's driver QPSQL. After connecting it asks for the version and sets three things, a round trip each, among them
    //! bytea_output, which no pooler puts back. For hosts without a pooler.
    QtDriver
};

//! An open connection, or one that came to nothing and tells why. Owns libpq's handle, or the driver that does. Made
//! and closed in any thread but the GUI's, used in one.
class NativeConnection final {
public:
    NativeConnection() = default;
    //! Blocks, for up to connect_timeout for each address that the host name has. Libpq's is bounded by BoundedLink,
    //! and ends when it is \a abandoned; the driver's does not. \a options are connectOptions().
    NativeConnection(Connector connector, const ConnectionAddress &address, const QString &options,
                     const std::atomic_bool &abandoned);
    NativeConnection(NativeConnection &&other) noexcept;
    NativeConnection &operator=(NativeConnection &&other) noexcept;
    ~NativeConnection();

    //! Null unless open() went well.
    pg_conn *handle() const;
    //! Why it is not open.
    Error error() const;
    //! QPSQL's, which has to belong to the thread that uses it; or null.
    QObject *driver() const;

private:
    struct Finish {
        void operator()(pg_conn *connection) const;
    };

    std::unique_ptr<pg_conn, Finish> m_own;
    QSqlDatabase m_database; //!< Of the driver.
    std::optional<Error> m_refusal; //!< Of our own.
    bool m_isHeldBack = false; //!< No password is sent, whatever there is.
};

//! Ends the program when it is called in the thread of a QGuiApplication.
void refuseGuiThread();

//! Tells \a receiver, which must outlive the connection and may be empty, what the server says beside its answers.
void receiveNotices(pg_conn *connection, const std::function<void(const QString &)> *receiver);

} // namespace catalpa::db
