// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/sectionwiserun.h"

#include "base/text.h"
#include "migrate/history/ledger.h"
#include "migrate/history/ledgertexts.h"
#include "migrate/history/obstacle.h"
#include "migrate/history/plan.h"
#include "migrate/run/ledgerrefusal.h"
#include "migrate/run/lonesession.h"
#include "sql/identifier.h"
#include "sql/objectnames.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QScopeGuard>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr auto nothing = [](const auto &) {
};

constexpr auto indexStatement = R"sql(
SELECT i.indisvalid, c.oid::regclass::text
  FROM pg_index AS i
  JOIN pg_class AS c ON c.oid = i.indexrelid
 WHERE c.relname = $1 AND i.indrelid = to_regclass($2)
)sql";

} // namespace

SectionwiseRun::SectionwiseRun(db::Session &session, db::Session &lockSession, const MigrationTask &task,
                               const sql::Script &script, QList<sql::Section> sections, const Timeouts &timeouts,
                               Listener listener)
    : m_session(session)
    , m_lockSession(lockSession)
    , m_task(task)
    , m_script(script)
    , m_timeouts(timeouts)
    , m_listener(std::move(listener))
    , m_lock(m_lockSession, task.bundle.schema, timeouts)
    , m_sql(task.script())
    , m_sections(std::move(sections))
    , m_done(task.statementsDone)
{
    m_lockSession.setInterrupt(session.interrupt());
}

RunOutcome SectionwiseRun::run()
{
    if (const auto begun = m_lock.begin(m_listener.notice); !begun)
        return ended(RunOutcome::Outcome::Prevented, begun.error());
    auto lone = loneSession(m_session, m_task, m_script, m_sections);
    if (!lone)
        return ended(RunOutcome::Outcome::Prevented, lone.error());
    m_aloneSession = *std::move(lone);
    m_entry = newEntry(m_task.migration);
    if (const auto cannot = isUp() ? prepareUp() : prepareDown())
        return *cannot;

    m_session.setNoticeReceiver(m_task.isOurs() ? nullptr : m_listener.notice);
    const auto silence = qScopeGuard([this] { m_session.setNoticeReceiver(nullptr); });
    for (const sql::Section &section : std::as_const(m_sections)) {
        if (section.end <= m_done && m_done > 0)
            continue;
        if (const auto held = holdLock(); !held) // Without the lock somebody else may go on.
            return stopped(held.error());
        if (const auto ran = runSection(sql::restOf(section, m_script, m_done)); !ran)
            return stopped(ran.error());
        m_done = section.end;
        if (m_listener.statement)
            m_listener.statement(m_done);
    }
    return finish();
}

//! The lock's transaction has nothing to do until the file is done. A SELECT would leave the unnamed portal open with
//! its snapshot, and CREATE INDEX CONCURRENTLY would wait for that for ever; SET takes none.
Result<> SectionwiseRun::holdLock()
{
    return m_lockSession.run("SET LOCAL idle_in_transaction_session_timeout = 0").map(nothing);
}

//! The row of a file that goes on is there; that of a new one is added, and the ledger before it.
std::optional<RunOutcome> SectionwiseRun::prepareUp()
{
    const auto ledger = readLedger(m_session, schema());
    if (!ledger)
        return ended(RunOutcome::Outcome::Prevented, ledger.error());
    const auto steps = plan(m_task.bundle, ledger->rows);
    if (const auto reason = obstacle(*ledger, steps))
        return ended(RunOutcome::Outcome::Prevented, *reason);
    const auto step = std::find_if(steps.cbegin(), steps.cend(),
                                   [this](const MigrationStep &each) { return each.key() == m_task.migration.key(); });
    if (step == steps.cend() || !canBeApplied(*step))
        return ended(RunOutcome::Outcome::NotNeeded);
    if (step->resumable) {
        const auto row = std::find_if(ledger->rows.cbegin(), ledger->rows.cend(), [this](const LedgerRow &each) {
            return each.name == m_task.ledgerName() && !each.isFinished() && !each.isRolledBack();
        });
        m_entry.id = row->id;
        m_done = std::min(step->statementsDone, int(m_script.statements.size()));
        return {};
    }
    if (const auto other = unfinishedBeside(m_task.bundle, ledger->rows, m_task.ledgerName()))
        return ended(RunOutcome::Outcome::Prevented, *other);
    m_done = 0;
    m_rowIsDue = ledger->exists && m_task.notes != MigrationTask::Notes::Create && !m_sections.first().alone
        && !m_sections.first().rollsBack;
    if (m_rowIsDue)
        return {};
    const bool withNotes = m_task.notes == MigrationTask::Notes::Create;
    if (const auto written = writeBeginning(m_session, *ledger, m_entry, withNotes); !written)
        return ended(RunOutcome::Outcome::Prevented, written.error());
    return {};
}

std::optional<RunOutcome> SectionwiseRun::prepareDown()
{
    const auto written = writeUnfinished(m_session, schema(), m_task.ledgerName());
    if (!written)
        return ended(RunOutcome::Outcome::Prevented, written.error());
    if (*written == 0)
        return ended(RunOutcome::Outcome::NotNeeded);
    m_done = 0;
    return {};
}

Result<> SectionwiseRun::runSection(const sql::Section &section)
{
    return section.alone ? runAlone(section) : runInTransaction(section);
}

Result<> SectionwiseRun::runInTransaction(const sql::Section &section)
{
    Flight flight(m_sql);
    flight.add("BEGIN " + (section.modes.isEmpty() ? "ISOLATION LEVEL READ COMMITTED" : section.modes))
        .add("SET LOCAL lock_timeout TO " + QByteArray::number(qint64(m_timeouts.table.count())))
        .add("SET LOCAL search_path TO " + sql::quotedName(schema()));
    if (m_rowIsDue)
        flight.add(startedText(m_entry));
    for (const QByteArray &setting : settings(section.first))
        flight.add(setting);
    flight.add(section);
    if (section.rollsBack) {
        flight.add("ROLLBACK");
    } else {
        flight.add(resetText());
        if (isUp())
            flight.add(isLast(section) ? finishedText(m_entry, m_task.notes != MigrationTask::Notes::None)
                                       : progressText(m_entry, m_rowIsDue ? 0 : m_done, section.end));
        flight.add("COMMIT");
    }
    const auto sent = settled(flight.send(m_session, m_timeouts.file), flight, section);
    if (!sent)
        return sent;
    m_rowIsDue = false;
    m_finished = isUp() && isLast(section) && !section.rollsBack;
    return isUp() && section.rollsBack ? writeProgress(m_session, m_entry, section.end) : Result<>();
}

//! What a statement leaves open when it fails is rolled back, and its place is that in the file.
Result<> SectionwiseRun::settled(const Result<> &sent, const Flight &flight, const sql::Section &section)
{
    if (sent)
        return sent;
    if (m_session.inTransaction() && !m_session.rollBack())
        m_session.close();
    if (isOnPurpose(sent.error()) && flight.failedPart(sent.error()) != Flight::Part::Section) {
        m_rowIsRefused = flight.failedPart(sent.error()) == Flight::Part::Before;
        return recordChanged();
    }
    m_failedAt = section.statements.value(flight.statements(), section.end);
    return failure(flight.inFile(sent.error()));
}

Result<> SectionwiseRun::runAlone(const sql::Section &section)
{
    db::Session &session = aloneSession();
    const int index = section.statements.first();
    const auto made = isMadeAlready(m_script.statements.at(index), index);
    if (!made)
        return passOn(made);
    if (!*made) {
        QByteArrayList carried = settings(index);
        if (!m_script.statements.at(index).mustRunAlone()) // A block that ends its own transactions names anything.
            carried.prepend("SET search_path TO " + sql::quotedName(schema()));
        if (!carried.isEmpty()) {
            if (const auto set = session.script(carried.join(";\n"), m_timeouts.file); !set)
                return set;
        }
        Flight flight(m_sql);
        flight.add(section);
        const auto ran = settled(flight.send(session, m_timeouts.file), flight, section);
        if (!carried.isEmpty() && session.isOpen()) {
            if (const auto reset = session.script(resetText(), m_timeouts.file); !reset && ran)
                return reset;
        }
        if (!ran)
            return ran;
    }
    m_done = section.end; // Also when that cannot be recorded any more.
    return isUp() ? writeProgress(m_session, m_entry, section.end) : Result<>();
}

//! Of CREATE INDEX CONCURRENTLY: true when it was carried out by a run that could not say so any more. An index that
//! such a run left INVALID is dropped; without that, IF NOT EXISTS would take it for a good one.
Result<bool> SectionwiseRun::isMadeAlready(const sql::Statement &statement, int index)
{
    const auto made = sql::indexMadeBy(statement.tree);
    if (!made)
        return false;
    const auto state = aloneSession().run(indexStatement, {made->name, made->table});
    if (!state)
        return passOn(state);
    if (state->isEmpty())
        return false;
    if (state->boolean(0, 0))
        return m_task.resumes && index == m_task.statementsDone;
    if (m_listener.notice) {
        m_listener.notice(
            Text::tr("The index “%1” was left unfinished by an earlier attempt. It is made anew.").arg(made->name));
    }
    return aloneSession().script("DROP INDEX CONCURRENTLY " + state->text(0, 1).toUtf8(), m_timeouts.file).map([] {
        return false;
    });
}

RunOutcome SectionwiseRun::finish()
{
    if (m_finished)
        return ended(RunOutcome::Outcome::Applied);
    const auto written = isUp() ? writeCompleted(m_session, m_entry, m_task.notes != MigrationTask::Notes::None)
                                : writeRolledBack(m_session, schema(), m_task.ledgerName()).map(nothing);
    return written ? ended(RunOutcome::Outcome::Applied) : stopped(written.error());
}

RunOutcome SectionwiseRun::stopped(const Error &error)
{
    if (m_rowIsRefused && m_session.isOpen()) {
        const auto reason = whyNotRecorded(m_session, m_task, m_entry);
        return reason ? ended(RunOutcome::Outcome::Prevented, *reason) : ended(RunOutcome::Outcome::NotNeeded);
    }
    RunOutcome outcome = ended(RunOutcome::Outcome::Stopped, error);
    if (m_rowIsDue && m_session.isOpen()) // It was rolled back with the first section.
        outcome.outcome = RunOutcome::Outcome::Refused;
    else if (leftNothing() && writeFailedRolledBack(m_session, schema(), m_task.ledgerName()))
        outcome.outcome = RunOutcome::Outcome::Refused;
    outcome.failedAt = m_failedAt;
    return outcome;
}

//! True when the first statement was refused and not even an INVALID index stands there now.
bool SectionwiseRun::leftNothing()
{
    if (!isUp() || m_task.resumes || m_done > 0 || !m_session.isOpen() || m_script.statements.isEmpty())
        return false;
    const auto made = sql::indexMadeBy(m_script.statements.first().tree);
    if (!made)
        return !m_sections.first().alone;
    const auto state = aloneSession().run(indexStatement, {made->name, made->table});
    return state && state->isEmpty();
}

RunOutcome SectionwiseRun::ended(RunOutcome::Outcome outcome, const Error &error) const
{
    return {outcome, m_entry, error, m_done};
}

//! What the file has set for the session before statement \a before.
QByteArrayList SectionwiseRun::settings(int before) const
{
    return sql::settingsBefore(m_sql, m_script, before);
}

} // namespace catalpa::migrate
