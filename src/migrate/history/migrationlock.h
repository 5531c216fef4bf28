// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/transaction.h"
#include "migrate/history/timeouts.h"

#include <QtCore/QString>

#include <functional>
#include <optional>

namespace catalpa::migrate {

//! A transaction block that holds Prisma's migration lock: while it is open, neither Catalpa nor Prisma applies
//! anything to this database. Rolled back, and the lock with it, when it goes out of scope without commit().
//!
//! The lock is pg_advisory_xact_lock(72707369). Prisma takes the same number for its session, and the two exclude each
//! other; but a lock of the transaction goes with the transaction, even through a transaction pooler, where Prisma's
//! own one stays behind on the pooled connection.
//! Source: prisma/prisma-engines, sql-schema-connector/src/flavour/postgres.rs, acquire_lock.
class [[nodiscard]] LockedTransaction final {
public:
    static constexpr qint64 lockKey = 72707369;

    LockedTransaction(db::Session &session, QString schema, const Timeouts &timeouts);

    //! Begins, at READ COMMITTED whatever the server's default is, so that what is read next is what the last holder of
    //! the lock has left; with only \a schema in the search_path, as Prisma has it, and with our lock_timeout.
    //! While another program holds the lock, tries again outside any transaction; \a waiting is told once, with a
    //! sentence that names the holder. ErrorKind::Busy with such a sentence when patience is at its end.
    Result<> begin(const std::function<void(const QString &)> &waiting = {});
    Result<> commit();
    //! See db::Transaction.
    Result<> commitBy(const std::function<Result<>()> &last);

private:
    Result<bool> tryLock();
    db::Session &m_session;
    QString m_schema;
    Timeouts m_timeouts;
    std::optional<db::Transaction> m_transaction;
};

//! The holder of the lock as the subject of a sentence.
QString holderText(const QString &applicationName, int process, const QString &user);

} // namespace catalpa::migrate
