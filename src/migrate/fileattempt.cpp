// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/fileattempt.h"

#include "core/logging.h"
#include "migrate/plan.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QScopeGuard>
#include <QtCore/QThread>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

db::SqlError sqlError(const Error &error)
{
    db::SqlError copy;
    static_cast<Error &>(copy) = error;
    return copy;
}

} // namespace

FileAttempt::FileAttempt(db::Session &session, const Bundle &bundle, const Migration &migration,
                         const Patience &patience, Words notice)
    : m_session(session)
    , m_bundle(bundle)
    , m_migration(migration)
    , m_patience(patience)
    , m_notice(std::move(notice))
{
}

Attempt FileAttempt::run()
{
    LockedTransaction transaction(m_session, m_bundle.schema, m_patience);
    if (const auto begun = transaction.begin(m_notice); !begun)
        return ended(Attempt::Outcome::Prevented, begun.error());
    return runLocked(transaction);
}

Attempt FileAttempt::runLocked(LockedTransaction &transaction)
{
    // What was true before the lock was ours may have changed while we waited for it.
    const auto ledger = readLedger(m_session, m_bundle.schema);
    if (!ledger)
        return ended(Attempt::Outcome::Prevented, ledger.error());
    const auto steps = plan(m_bundle, ledger->rows);
    const auto step = std::find_if(steps.cbegin(), steps.cend(), [this](const MigrationStep &candidate) {
        return candidate.migration.name == m_migration.name;
    });
    if (step == steps.cend() || !isToApply(*step))
        return ended(Attempt::Outcome::NotNeeded);
    if (const auto reason = obstacle(*ledger, steps))
        return ended(Attempt::Outcome::Prevented, sqlError(*reason));

    if (!ledger->exists) {
        if (const auto created = createLedger(m_session, *ledger, m_bundle.schema); !created)
            return ended(Attempt::Outcome::Prevented, created.error());
    }
    m_entry = newEntry(m_migration);
    if (const auto written = writeStarted(m_session, m_bundle.schema, m_entry); !written)
        return ended(Attempt::Outcome::Prevented, written.error());
    if (const auto sent = sendFile(); !sent)
        return refused(sent.error());
    return complete(transaction);
}

db::SqlResult<> FileAttempt::sendFile()
{
    m_session.setNoticeReceiver(m_notice);
    const auto silence = qScopeGuard([this] { m_session.setNoticeReceiver(nullptr); });
    return m_session.script(m_migration.sql, m_patience.file, &m_statements);
}

Attempt FileAttempt::complete(LockedTransaction &transaction)
{
    if (!m_session.inTransaction())
        return ended(Attempt::Outcome::Torn);
    const auto finished = writeFinished(m_session, m_bundle.schema, m_entry);
    if (!finished)
        return refused(finished.error());
    if (!*finished)
        return ended(Attempt::Outcome::Torn);

    const auto committed = transaction.commit();
    if (committed)
        return ended(Attempt::Outcome::Applied);
    // A commit that is answered with an error, such as a deferred constraint's, has rolled back.
    return m_session.isOpen() ? ended(Attempt::Outcome::Refused, committed.error())
                              : afterLostCommit(committed.error());
}

//! Asks the server how a commit ended whose answer was lost. Once the migration's lock is free the old transaction has
//! ended one way or the other, and the ledger knows which.
Attempt FileAttempt::afterLostCommit(const db::SqlError &lost)
{
    QElapsedTimer waited;
    waited.start();
    do {
        LockedTransaction transaction(m_session, m_bundle.schema, m_patience);
        const auto begun = transaction.begin(m_notice);
        const auto ledger = begun.and_then([this] { return readLedger(m_session, m_bundle.schema); });
        if (ledger) {
            const bool found = std::any_of(ledger->rows.cbegin(), ledger->rows.cend(),
                                           [this](const LedgerRow &row) { return row.id == m_entry.id; });
            qCInfo(logMigrate) << "the commit whose answer was lost" << (found ? "had been made" : "had not been made");
            return found ? ended(Attempt::Outcome::Applied) : ended(Attempt::Outcome::Lost, lost);
        }
        if (ledger.error().kind == ErrorKind::Cancelled || ledger.error().kind == ErrorKind::Refused)
            break;
        if (!m_session.isOpen())
            QThread::msleep(500);
    } while (!waited.hasExpired(m_patience.link.count()));
    return ended(Attempt::Outcome::Unknown, lost);
}

Attempt FileAttempt::ended(Attempt::Outcome outcome, const db::SqlError &error)
{
    return {outcome, m_entry, error, m_statements};
}

Attempt FileAttempt::refused(const db::SqlError &error)
{
    if (!m_session.isOpen())
        return ended(Attempt::Outcome::Lost, error);
    return ended(m_session.inTransaction() ? Attempt::Outcome::Refused : Attempt::Outcome::Torn, error);
}

} // namespace catalpa::migrate
