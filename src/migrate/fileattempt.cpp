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

constexpr qint64 quietMilliseconds = 50; //!< Between two words about progress.

} // namespace

FileAttempt::FileAttempt(db::Session &session, const Task &task, const Patience &patience, Listener listener)
    : m_session(session)
    , m_task(task)
    , m_patience(patience)
    , m_listener(std::move(listener))
    , m_transaction(session, task.bundle.schema, patience)
{
}

Attempt FileAttempt::run()
{
    if (const auto begun = m_transaction.begin(m_listener.notice); !begun)
        return ended(Attempt::Outcome::Prevented, begun.error());
    m_entry = newEntry(m_task.migration);
    if (const auto cannot = m_task.direction == Task::Direction::Up ? prepareUp() : prepareDown())
        return *cannot;
    if (const auto sent = sendFile(); !sent)
        return refused(sent.error());
    return complete();
}

//! An attempt when it ends here.
std::optional<Attempt> FileAttempt::prepareUp()
{
    if (!m_task.ledgerExists) {
        const auto ledger = readLedger(m_session, schema());
        if (!ledger)
            return ended(Attempt::Outcome::Prevented, ledger.error());
        if (const auto cannot = createTables(*ledger))
            return cannot;
    }
    if (m_task.notes == Task::Notes::Create) {
        if (const auto created = createNotes(m_session); !created)
            return ended(Attempt::Outcome::Prevented, created.error());
    }
    const auto written = writeStarted(m_session, m_entry);
    if (!written)
        return ended(Attempt::Outcome::Prevented, written.error());
    if (!*written)
        return whyNot();
    return {};
}

std::optional<Attempt> FileAttempt::createTables(const Ledger &ledger)
{
    // What was true before the lock was ours may have changed while we waited for it.
    if (const auto reason = obstacle(ledger, plan(m_task.bundle, ledger.rows)))
        return ended(Attempt::Outcome::Prevented, sqlError(*reason));
    if (ledger.exists)
        return {};
    if (const auto created = createLedger(m_session, ledger, schema()); !created)
        return ended(Attempt::Outcome::Prevented, created.error());
    return {};
}

std::optional<Attempt> FileAttempt::prepareDown()
{
    const auto taken = writeRolledBack(m_session, schema(), m_task.ledgerName());
    if (!taken)
        return ended(Attempt::Outcome::Prevented, taken.error());
    if (*taken == 0)
        return ended(Attempt::Outcome::NotNeeded);
    return {};
}

//! The ledger did not take the row.
Attempt FileAttempt::whyNot()
{
    const auto ledger = readLedger(m_session, schema());
    if (!ledger)
        return ended(Attempt::Outcome::Prevented, ledger.error());
    if (const auto reason = obstacle(*ledger, plan(m_task.bundle, ledger->rows)))
        return ended(Attempt::Outcome::Prevented, sqlError(*reason));
    return ended(Attempt::Outcome::NotNeeded);
}

db::SqlResult<> FileAttempt::sendFile()
{
    m_session.setNoticeReceiver(m_listener.notice);
    const auto silence = qScopeGuard([this] { m_session.setNoticeReceiver(nullptr); });
    QElapsedTimer quiet;
    quiet.start();
    return m_session.script(m_task.script(), m_patience.file, [this, &quiet](int statements) {
        m_statements = statements;
        if (m_listener.statement && quiet.hasExpired(quietMilliseconds)) {
            m_listener.statement(statements);
            quiet.start();
        }
    });
}

Attempt FileAttempt::complete()
{
    if (!m_session.inTransaction())
        return ended(Attempt::Outcome::Torn);
    const bool up = m_task.direction == Task::Direction::Up;
    const auto written = up ? writeFinished(m_session, m_entry, m_task.notes != Task::Notes::None)
                            : wasWrittenHere(m_session, schema(), m_task.ledgerName());
    if (!written)
        return refused(written.error());
    if (!*written)
        return ended(Attempt::Outcome::Torn);

    const auto committed = m_transaction.commit();
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
    const auto isDone = [this](const QList<LedgerRow> &rows) {
        if (m_task.direction == Task::Direction::Up)
            return std::any_of(rows.cbegin(), rows.cend(),
                               [this](const LedgerRow &row) { return row.id == m_entry.id; });
        return std::none_of(rows.cbegin(), rows.cend(), [this](const LedgerRow &row) {
            return row.name == m_task.ledgerName() && !row.isRolledBack();
        });
    };
    QElapsedTimer waited;
    waited.start();
    do {
        LockedTransaction transaction(m_session, schema(), m_patience);
        const auto begun = transaction.begin(m_listener.notice);
        const auto ledger = begun.and_then([this] { return readLedger(m_session, schema()); });
        if (ledger) {
            const bool done = isDone(ledger->rows);
            qCInfo(logMigrate) << "the commit whose answer was lost" << (done ? "had been made" : "had not been made");
            return done ? ended(Attempt::Outcome::Applied) : ended(Attempt::Outcome::Lost, lost);
        }
        if (ledger.error().kind == ErrorKind::Cancelled || ledger.error().kind == ErrorKind::Refused)
            break;
        if (!m_session.isOpen())
            QThread::msleep(500);
    } while (!waited.hasExpired(m_patience.link.count()));
    return ended(Attempt::Outcome::Unknown, lost);
}

Attempt FileAttempt::ended(Attempt::Outcome outcome, const db::SqlError &error) const
{
    return {outcome, m_entry, error, m_statements};
}

Attempt FileAttempt::refused(const db::SqlError &error) const
{
    if (!m_session.isOpen())
        return ended(Attempt::Outcome::Lost, error);
    return ended(m_session.inTransaction() ? Attempt::Outcome::Refused : Attempt::Outcome::Torn, error);
}

} // namespace catalpa::migrate
