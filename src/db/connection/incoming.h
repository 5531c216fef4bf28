// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

struct pg_conn;

namespace catalpa::db {

//! What comes over a link for one answer: is read here, and is bounded. Counted by ReceiveWatch where it can, else
//! between two calls of libpq, and then never more than has been read. In the thread of the session.
class Incoming final {
    Q_DISABLE_COPY_MOVE(Incoming)

public:
    Incoming() = default;
    ~Incoming();

    //! An answer begins, of \a most bytes at most.
    void begin(pg_conn *connection, qint64 most);
    //! What has come is no part of what is counted any more.
    void countAnew();
    //! Takes what has come in; true when there was something.
    bool read();
    bool isTooMuch() const { return m_read > m_most; }
    //! True when too much had come. Call it before the connection is closed.
    bool end();

private:
    pg_conn *m_connection = nullptr;
    qint64 m_most = 0;
    qint64 m_read = 0; //!< As far as it is counted here.
    bool m_isWatched = false;
};

} // namespace catalpa::db
