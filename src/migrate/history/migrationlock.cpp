// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/migrationlock.h"

#include "base/text.h"

#include "migrate/history/ledger.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
LockedTransaction::LockedTransaction(db::Session &session, QString schema, const Timeouts &timeouts)
    : m_session(session)
    , m_schema(std::move(schema))
    , m_timeouts(timeouts)
{
}

Result<> LockedTransaction::begin(const std::function<void(const QString &)> &waiting)
{
    QElapsedTimer waited;
    waited.start();
    for (bool told = false;; told = true) {
        const auto locked = tryLock();
        if (!locked)
            return passOn(locked);
        if (*locked)
            return {};

        m_transaction.reset(); // Whoever waits with a transaction open can block an index being built by the holder.
        // Behind a pooler only its own server connection is visible.
        const auto seen = readLedgers(m_session, {m_schema});
        const QString other = seen && !seen->lockHolder.isEmpty() ? seen->lockHolder : Text::tr("Another program");
        if (waited.hasExpired(m_timeouts.lock.count())) {
            return failure(ErrorKind::Busy,
                           Text::tr("%1 is changing the tables of this database at the moment. Wait until it has "
                                    "finished, then try again.")
                               .arg(other),
                           u"pg_try_advisory_xact_lock(%1) was refused"_s.arg(lockKey));
        }
        if (!told && waiting)
            waiting(Text::tr("Waiting for another program: %1 is changing the tables of this database.").arg(other));
        // On the server, because a statement can be interrupted.
        const auto paused =
            m_session.run("SELECT pg_sleep($1::double precision / 1000)", {qint64(m_timeouts.lockPause.count())});
        if (!paused)
            return passOn(paused);
    }
}

Result<> LockedTransaction::commit()
{
    return m_transaction->commit();
}

Result<> LockedTransaction::commitBy(const std::function<Result<>()> &last)
{
    return m_transaction->commitBy(last);
}

Result<bool> LockedTransaction::tryLock()
{
    m_transaction.emplace(m_session);
    // Each statement of the text sees what was committed before it, so that what comes after the lock sees what its
    // last holder has left, as with statements sent one by one.
    return m_transaction
        ->beginWith("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout TO "
                    + QByteArray::number(qint64(m_timeouts.table.count())) + "; SET LOCAL search_path TO "
                    + sql::quotedName(m_schema) + "; SELECT pg_try_advisory_xact_lock(" + QByteArray::number(lockKey)
                    + ')')
        .map([](const db::Rows &rows) { return rows.boolean(0, 0); });
}

QString holderText(const QString &applicationName, int process, const QString &user)
{
    return Text::tr("“%1” (process %2, user %3)")
        .arg(applicationName.isEmpty() ? Text::tr("a program without a name") : applicationName,
             QString::number(process), user);
}

} // namespace catalpa::migrate
