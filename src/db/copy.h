// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"

namespace catalpa::db {

//! Takes one row of a COPY, with the line end that closes it. An error ends the COPY and is its answer.
using RowSink = std::function<Result<>(QByteArrayView row)>;

//! Runs a COPY … TO STDOUT and gives its rows to \a sink as they come: nothing is collected. How many rows there were.
//! \a patience is the longest time without a row. Interrupts, deadlines and lost links are those of Session::run().
//!
//! On libpq's own calls, because QSqlQuery never returns from a COPY and takes a gigabyte of memory a second.
//! https://www.postgresql.org/docs/15/libpq-copy.html
Result<qint64> copyOut(Session &session, QByteArrayView statement, const RowSink &sink,
                       Session::Milliseconds timeout = Session::usualDeadline);

//! One COPY … FROM STDIN: begin(), put() as often as wanted, finish(). What has not been finished is undone at the end.
class [[nodiscard]] CopyIn final {
    Q_DISABLE_COPY_MOVE(CopyIn)

public:
    explicit CopyIn(Session &session)
        : m_session(session)
    {
    }
    ~CopyIn();

    Result<> begin(QByteArrayView statement);
    //! Takes bytes in COPY's text format, cut anywhere, and sends them in larger pieces. Waits while the server cannot
    //! take more.
    Result<> put(QByteArrayView bytes);
    //! Ends the rows and waits for the server to check them; how many there were. The server tells here what is wrong
    //! with a row, never earlier.
    Result<qint64> finish();

private:
    Result<> send(QByteArrayView bytes);
    Error stop(const Error &reason);

    Session &m_session;
    QByteArray m_waiting; //!< To be sent when there is more.
    bool m_open = false;
    bool m_inTransaction = false;
};

} // namespace catalpa::db
