// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/transactionalrun.h"

#include "base/logging.h"
#include "base/text.h"
#include "migrate/history/ledgertexts.h"
#include "migrate/history/obstacle.h"
#include "migrate/history/plan.h"
#include "migrate/losses/remaking.h"
#include "migrate/run/ledgerrefusal.h"
#include "sql/identifier.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QScopeGuard>
#include <QtCore/QThread>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr qint64 quietMilliseconds = 50; //!< Between two words about progress.

//! There was no connection to send it on.
bool neverArrived(const Error &error)
{
    return error.sql().sqlState.isEmpty()
        && (error.kind == ErrorKind::Offline || error.kind == ErrorKind::Refused || error.kind == ErrorKind::Untrusted);
}

} // namespace

TransactionalRun::TransactionalRun(db::Session &session, const MigrationTask &task, const sql::Section &section,
                                   const Timeouts &timeouts, Listener listener)
    : m_session(session)
    , m_task(task)
    , m_section(section)
    , m_sql(task.script())
    , m_timeouts(timeouts)
    , m_listener(std::move(listener))
    , m_transaction(session, task.bundle.schema, timeouts)
{
}

RunOutcome TransactionalRun::run()
{
    if (isUp() && m_task.ledgerExists && m_task.notes != MigrationTask::Notes::Create) {
        if (const auto flown = inOneFlight())
            return *flown;
    }
    if (const auto begun = m_transaction.begin(m_listener.notice); !begun)
        return ended(RunOutcome::Outcome::Prevented, begun.error());
    m_entry = newEntry(m_task.migration);
    if (const auto cannot = isUp() ? prepareUp() : prepareDown())
        return *cannot;
    return complete();
}

//! Nothing when the lock or the ledger was not as expected, so that nothing has been done.
std::optional<RunOutcome> TransactionalRun::inOneFlight()
{
    m_entry = newEntry(m_task.migration);
    Flight flight(m_sql);
    flight.add("BEGIN ISOLATION LEVEL READ COMMITTED")
        .add("SET LOCAL lock_timeout TO " + QByteArray::number(qint64(m_timeouts.table.count())))
        .add("SET LOCAL search_path TO " + sql::quotedName(schema()))
        .add(lockText())
        .add(startedText(m_entry));
    const auto sent = send(addFile(flight));
    if (sent)
        return ended(RunOutcome::Outcome::Applied);
    const bool torn = m_session.isOpen() && !m_session.inTransaction() && flight.hasBegun();
    if (m_session.inTransaction() && !m_session.rollBack())
        m_session.close();
    if (m_session.isOpen() && flight.failedPart(sent.error()) == Flight::Part::Before)
        return {};
    if (neverArrived(sent.error()) && !m_session.isOpen())
        return ended(RunOutcome::Outcome::Prevented, sent.error());
    return failed(flight, sent.error(), torn);
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

RunOutcome TransactionalRun::whyNot()
{
    const auto reason = whyNotRecorded(m_session, m_task, m_entry);
    return reason ? ended(RunOutcome::Outcome::Prevented, *reason) : ended(RunOutcome::Outcome::NotNeeded);
}

//! The file, and what ends its transaction.
Flight &TransactionalRun::addFile(Flight &flight) const
{
    flight.add(m_section).add(resetText());
    if (m_task.isOurs())
        flight.add(ownershipOf({m_task.migration}, m_task.owner));
    return flight
        .add(isUp() ? finishedText(m_entry, m_task.notes != MigrationTask::Notes::None)
                    : writtenHereText(schema(), m_task.ledgerName()))
        .add("COMMIT");
}

Result<> TransactionalRun::send(Flight &flight)
{
    m_session.setNoticeReceiver(m_task.isOurs() ? nullptr : m_listener.notice);
    const auto silence = qScopeGuard([this] { m_session.setNoticeReceiver(nullptr); });
    QElapsedTimer quiet;
    quiet.start();
    return flight.send(m_session, m_timeouts.file, [this, &quiet](int statements) {
        m_statements = statements;
        if (m_listener.statement && quiet.hasExpired(quietMilliseconds)) {
            m_listener.statement(statements);
            quiet.start();
        }
    });
}

RunOutcome TransactionalRun::complete()
{
    Flight flight(m_sql);
    addFile(flight);
    const auto sent = m_transaction.commitBy([&] { return send(flight); });
    const bool torn = m_session.isOpen() && !m_session.inTransaction();
    return sent ? ended(RunOutcome::Outcome::Applied) : failed(flight, sent.error(), torn);
}

//! The COMMIT was under way with the rest. A statement that fails keeps the server from it; a lost link does not.
RunOutcome TransactionalRun::failed(const Flight &flight, const Error &error, bool torn)
{
    m_statements = flight.statements();
    if (!m_session.isOpen())
        return afterLostCommit(error);
    if (torn && flight.failedPart(error) == Flight::Part::Section)
        return ended(RunOutcome::Outcome::Torn, flight.inFile(error));
    const bool recordIsGone = flight.failedPart(error) == Flight::Part::After && isOnPurpose(error);
    if (recordIsGone) {
        return ended(RunOutcome::Outcome::Refused,
                     {ErrorKind::Unexpected, Text::tr("It removes the record that says that it is being applied."),
                      u"no row of this run in the ledger"_s});
    }
    return ended(RunOutcome::Outcome::Refused, flight.inFile(error));
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
    return {outcome, m_entry, error, m_statements, m_section.statements.value(m_statements, m_section.end)};
}

} // namespace catalpa::migrate
