// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"

namespace catalpa::db {

//! A transaction block: rolled back when it goes out of scope without commit().
class [[nodiscard]] Transaction final {
    Q_DISABLE_COPY_MOVE(Transaction)

public:
    explicit Transaction(Session &session)
        : m_session(session)
    {
    }
    ~Transaction();

    //! \a statement is a BEGIN with its transaction modes.
    Result<> begin(QByteArrayView statement = "BEGIN");
    //! \a statements are a BEGIN and what comes first in the block, in one round trip: the rows of the last of them.
    //! When one of them fails, nothing is in doubt and only a rollback is left.
    Result<Rows> beginWith(const QByteArray &statements);
    //! A failed transaction cannot be committed: PostgreSQL answers ROLLBACK to COMMIT, and that is an error here.
    //! ErrorKind::OutcomeUnknown when the link broke meanwhile.
    Result<> commit();
    //! Ends it by what \a last sends: a text that brings its own COMMIT.
    Result<> commitBy(const std::function<Result<>()> &last);
    //! Ends it before it goes out of scope, so that the session can be used for more.
    void rollBack();

private:
    Session &m_session;
    bool m_open = false;
};

} // namespace catalpa::db
