// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/transactionalrun.h"

#include "base/logging.h"
#include "migrate/history/plan.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QScopeGuard>
#include <QtCore/QThread>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr qint64 quietMilliseconds = 50; //!< Between two words about progress.

} // namespace

TransactionalRun::TransactionalRun(db::Session &session, const MigrationTask &task, const Timeouts &timeouts,
                                   Listener listener)
    : m_session(session)
    , m_task(task)
    , m_timeouts(timeouts)
    , m_listener(std::move(listener))
    , m_transaction(session, task.bundle.schema, timeouts)
{
}

RunOutcome TransactionalRun::run()
{
    if (const auto begun = m_transaction.begin(m_listener.notice); !begun)
        return ended(RunOutcome::Outcome::Prevented, begun.error());
    m_entry = newEntry(m_task.migration);
    if (const auto cannot = m_task.direction == MigrationTask::Direction::Up ? prepareUp() : prepareDown())
        return *cannot;
    if (const auto sent = sendFile(); !sent)
        return refused(sent.error());
    return complete();
}

//! An attempt when it ends here.
std::optional<RunOutcome> TransactionalRun::prepareUp()
{
    if (!m_task.ledgerExists) {
        const auto ledger = readLedger(m_session, schema());
        if (!ledger)
            return ended(RunOutcome::Outcome::Prevented, ledger.error());
        if (const auto cannot = createTables(*ledger))
            return cannot;
    }
    if (m_task.notes == MigrationTask::Notes::Create) {
        if (const auto created = createNotes(m_session); !created)
            return ended(RunOutcome::Outcome::Prevented, created.error());
    }
    const auto written = writeStarted(m_session, m_entry);
    if (!written)
        return ended(RunOutcome::Outcome::Prevented, written.error());
    if (!*written)
        return whyNot();
    return {};
}

std::optional<RunOutcome> TransactionalRun::createTables(const Ledger &ledger)
{
    // What was true before the lock was ours may have changed while we waited for it.
    if (const auto reason = obstacle(ledger, plan(m_task.bundle, ledger.rows)))
        return ended(RunOutcome::Outcome::Prevented, *reason);
    if (ledger.exists)
        return {};
    if (const auto created = createLedger(m_session, ledger, schema()); !created)
        return ended(RunOutcome::Outcome::Prevented, created.error());
    return {};
}

std::optional<RunOutcome> TransactionalRun::prepareDown()
{
    const auto taken = writeRolledBack(m_session, schema(), m_task.ledgerName());
    if (!taken)
        return ended(RunOutcome::Outcome::Prevented, taken.error());
    if (*taken == 0)
        return ended(RunOutcome::Outcome::NotNeeded);
    return {};
}

//! The ledger did not take the row.
RunOutcome TransactionalRun::whyNot()
{
    const auto ledger = readLedger(m_session, schema());
    if (!ledger)
        return ended(RunOutcome::Outcome::Prevented, ledger.error());
    if (const auto reason = obstacle(*ledger, plan(m_task.bundle, ledger->rows)))
        return ended(RunOutcome::Outcome::Prevented, *reason);
    return ended(RunOutcome::Outcome::NotNeeded);
}

Result<> TransactionalRun::sendFile()
{
    m_session.setNoticeReceiver(m_listener.notice);
    const auto silence = qScopeGuard([this] { m_session.setNoticeReceiver(nullptr); });
    QElapsedTimer quiet;
    quiet.start();
    return m_session.script(m_task.script(), m_timeouts.file, [this, &quiet](int statements) {
        m_statements = statements;
        if (m_listener.statement && quiet.hasExpired(quietMilliseconds)) {
            m_listener.statement(statements);
            quiet.start();
        }
    });
}

RunOutcome TransactionalRun::complete()
{
    if (!m_session.inTransaction())
        return ended(RunOutcome::Outcome::Torn);
    const bool up = m_task.direction == MigrationTask::Direction::Up;
    const auto written = up ? writeFinished(m_session, m_entry, m_task.notes != MigrationTask::Notes::None)
                            : wasWrittenHere(m_session, schema(), m_task.ledgerName());
    if (!written)
        return refused(written.error());
    if (!*written)
        return ended(RunOutcome::Outcome::Torn);

    const auto committed = m_transaction.commit();
    if (committed)
        return ended(RunOutcome::Outcome::Applied);
    // A commit that is answered with an error, such as a deferred constraint's, has rolled back.
    return m_session.isOpen() ? ended(RunOutcome::Outcome::Refused, committed.error())
                              : afterLostCommit(committed.error());
}

//! Asks the server how a commit ended whose answer was lost. Once the migration's lock is free the old transaction has
//! ended one way or the other, and the ledger knows which.
RunOutcome TransactionalRun::afterLostCommit(const Error &lost)
{
    const auto isDone = [this](const QList<LedgerRow> &rows) {
        if (m_task.direction == MigrationTask::Direction::Up)
            return std::any_of(rows.cbegin(), rows.cend(),
                               [this](const LedgerRow &row) { return row.id == m_entry.id; });
        return std::none_of(rows.cbegin(), rows.cend(), [this](const LedgerRow &row) {
            return row.name == m_task.ledgerName() && !row.isRolledBack();
        });
    };
    QElapsedTimer waited;
    waited.start();
    do {
        LockedTransaction transaction(m_session, schema(), m_timeouts);
        const auto begun = transaction.begin(m_listener.notice);
        const auto ledger = begun.and_then([this] { return readLedger(m_session, schema()); });
        if (ledger) {
            const bool done = isDone(ledger->rows);
            qCInfo(logMigrate) << "the commit whose answer was lost" << (done ? "had been made" : "had not been made");
            return done ? ended(RunOutcome::Outcome::Applied) : ended(RunOutcome::Outcome::Lost, lost);
        }
        const ErrorKind kind = ledger.error().kind;
        if (kind == ErrorKind::Cancelled || kind == ErrorKind::Refused || kind == ErrorKind::Untrusted)
            break;
        if (!m_session.isOpen())
            QThread::msleep(500);
    } while (!waited.hasExpired(m_timeouts.link.count()));
    return ended(RunOutcome::Outcome::Unknown, lost);
}

RunOutcome TransactionalRun::ended(RunOutcome::Outcome outcome, const Error &error) const
{
    return {outcome, m_entry, error, m_statements};
}

RunOutcome TransactionalRun::refused(const Error &error) const
{
    if (!m_session.isOpen())
        return ended(RunOutcome::Outcome::Lost, error);
    return ended(m_session.inTransaction() ? RunOutcome::Outcome::Refused : RunOutcome::Outcome::Torn, error);
}

} // namespace catalpa::migrate
