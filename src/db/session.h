// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection/incoming.h"
#include "db/connection/nativeconnection.h"
#include "db/connection/silence.h"
#include "db/errors/sqlerror.h"
#include "db/param.h"
#include "db/rows.h"

#include <functional>
#include <memory>

namespace catalpa::db {

class CancelRequest;
class CopyLink;

//! One connection to PostgreSQL, and the only way to run SQL on it. Lives in one thread, which must not be the GUI's.
//!
//! SQL runs through libpq, also on the handle of the QPSQL driver, never through QSqlQuery::prepare(): that prepares
//! with SQL-level PREPARE under names that all Qt programs share, and a transaction pooler (Neon's "-pooler" hosts)
//! then runs another client's statement. An unnamed protocol statement is safe there, takes one round trip instead of
//! three, can be cancelled, and has a deadline.
class Session final {
    Q_DISABLE_COPY_MOVE(Session)

public:
    using Milliseconds = std::chrono::milliseconds;
    using Progress = std::function<void(int)>;
    static constexpr Milliseconds usualDeadline{30'000};
    //! How long a cancelled or overdue statement may take to end before the link is given up.
    static constexpr Milliseconds grace{2'000};

    //! How long connecting may take altogether, with the look-up of the name and all addresses it has.
    static constexpr Milliseconds longestConnecting{60'000};
    //! Bytes of one answer that are taken, as they come over the network: the rows of a statement, one row of a COPY or
    //! of a script. What is larger ends the connection (ErrorKind::Unexpected). libpq needs about four times as much
    //! memory for rows of a few characters. Counted between calls of libpq, and within them by ReceiveWatch.
    static constexpr qint64 largestAnswer = 128 * 1024 * 1024;

    explicit Session(ConnectionAddress address, Connector connector = Connector::Libpq);
    ~Session();

    const ConnectionAddress &address() const { return m_address; }

    //! Connects, unless connected. Blocks for up to 15 s for each address that the host name has, and for
    //! longestConnecting at most; ends at once when interrupted.
    Result<> open();
    void close();
    bool isOpen() const;

    //! Runs one statement with \a params bound to $1, $2 … and waits for its rows. Opens the session when needed.
    //! After \a deadline, or when interrupted, the statement is cancelled at the server. A link that is lost meanwhile
    //! is ErrorKind::OutcomeUnknown; inside a transaction block, before its COMMIT, it is Offline: nothing was saved.
    Result<Rows> run(QByteArrayView sql, const Params &params = {}, Milliseconds deadline = usualDeadline);

    //! Sends a text of several statements unchanged, as one simple query: outside a transaction block PostgreSQL runs
    //! it as one implicit transaction. Each COPY FROM STDIN takes the next of \a rows or is refused; what comes back is
    //! thrown away. For migrations, never for values. error().sql().position counts code points of the whole text;
    //! \a ended is told how many statements have ended well, after each of them.
    Result<> script(const QByteArray &text, Milliseconds deadline, const Progress &ended = {},
                    const QByteArrayList &rows = {});

    //! Runs several statements in one round trip and answers the rows of the last one; for constant texts only, because
    //! none of them can have values. Ends like run() outside a transaction block.
    Result<Rows> runTogether(const QByteArray &statements, Milliseconds deadline = usualDeadline);

    //! True inside a transaction block, failed or not, as the server last reported.
    bool inTransaction() const;
    bool inFailedTransaction() const; //!< One in which a statement has failed: only a rollback is possible.
    Result<> rollBack(); //!< Ends the transaction block without its changes, also after an interrupt.

    //! Asked every few milliseconds while a statement runs; true cancels it (ErrorKind::Cancelled).
    void setInterrupt(std::function<bool()> interrupted) { m_interrupted = std::move(interrupted); }
    //! How long statements may be silent: then ErrorKind::Busy, or a lost link.
    Silence &silence() { return m_silence; }
    //! Told, in the session's thread, before a connection is made (false) and after it was made (true).
    void setConnectingReceiver(std::function<void(bool)> receiver) { m_connecting = std::move(receiver); }
    const std::function<bool()> &interrupt() const { return m_interrupted; }
    //! While false, a link that is lost is not replaced: what is run then fails with ErrorKind::Offline. So no part of
    //! a transaction runs outside it.
    void setMayConnect(bool may) { m_mayConnect = may; }
    //! Receives the server's notices (RAISE NOTICE and the like) in the session's thread.
    void setNoticeReceiver(std::function<void(const QString &)> receiver) { m_notice = std::move(receiver); }

private:
    friend class CopyLink; //!< COPY, see db/copy.h.

    Result<> prepareToSend();
    Result<NativeConnection> connected();
    Result<> sendText(const QByteArray &text);
    Result<Rows> await(Milliseconds deadline, const Progress &ended = {}, const QByteArrayList &rows = {});
    bool waitForResult(std::chrono::steady_clock::time_point until, bool copying);
    bool hasEnded();
    bool receive();
    bool isOver(std::chrono::steady_clock::time_point until) const;
    Error giveUp(const Error &error);

    ConnectionAddress m_address;
    Connector m_connector;
    NativeConnection m_native;
    pg_conn *m_connection = nullptr; //!< That of m_native, between open() and close().
    std::shared_ptr<CancelRequest> m_cancel;
    bool m_mayConnect = true;
    Incoming m_incoming;
    Silence m_silence;
    std::function<void(bool)> m_connecting = [](bool) {
    };
    std::function<bool()> m_interrupted;
    std::function<void(const QString &)> m_notice;
};

} // namespace catalpa::db
