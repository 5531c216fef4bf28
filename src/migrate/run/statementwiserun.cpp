// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/statementwiserun.h"

#include "base/text.h"

#include "db/transaction.h"
#include "migrate/history/ledger.h"
#include "migrate/history/plan.h"
#include "sql/objectnames.h"
#include "sql/sourceposition.h"

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

StatementwiseRun::StatementwiseRun(db::Session &session, const MigrationTask &task, const Timeouts &timeouts,
                                   Listener listener)
    : m_session(session)
    , m_lockSession(session.address())
    , m_task(task)
    , m_timeouts(timeouts)
    , m_listener(std::move(listener))
    , m_lock(m_lockSession, task.bundle.schema, timeouts)
    , m_sql(task.script())
    , m_statements(sql::scriptOf(m_sql).statements)
    , m_done(task.statementsDone)
{
    m_lockSession.setInterrupt(session.interrupt());
}

RunOutcome StatementwiseRun::run()
{
    if (const auto begun = m_lock.begin(m_listener.notice); !begun)
        return ended(RunOutcome::Outcome::Prevented, begun.error());
    if (const auto held = holdLock(); !held)
        return ended(RunOutcome::Outcome::Prevented, held.error());
    if (const auto unfit = unfitNames())
        return ended(RunOutcome::Outcome::Prevented, *unfit);
    m_entry = newEntry(m_task.migration);
    if (const auto cannot = isUp() ? prepareUp() : prepareDown())
        return *cannot;

    m_session.setNoticeReceiver(m_listener.notice);
    const auto silence = qScopeGuard([this] { m_session.setNoticeReceiver(nullptr); });
    while (m_done < m_statements.size()) {
        if (const auto held = holdLock(); !held) // Without the lock somebody else may go on.
            return stopped(held.error());
        if (const auto ran = runStatement(m_done); !ran)
            return stopped(ran.error());
        ++m_done;
        if (m_listener.statement)
            m_listener.statement(m_done);
    }
    return finish();
}

//! The lock's transaction has nothing to do until the file is done. A SELECT would leave the unnamed portal open with
//! its snapshot, and CREATE INDEX CONCURRENTLY would wait for that for ever; SET takes none.
Result<> StatementwiseRun::holdLock()
{
    return m_lockSession.run("SET LOCAL idle_in_transaction_session_timeout = 0").map(nothing);
}

//! The row of a file that goes on is there; that of a new one is added, and the ledger before it.
std::optional<RunOutcome> StatementwiseRun::prepareUp()
{
    const auto ledger = readLedger(m_session, schema());
    if (!ledger)
        return ended(RunOutcome::Outcome::Prevented, ledger.error());
    const auto steps = plan(m_task.bundle, ledger->rows);
    if (const auto reason = obstacle(*ledger, steps))
        return ended(RunOutcome::Outcome::Prevented, *reason);
    const auto step = std::find_if(steps.cbegin(), steps.cend(),
                                   [this](const MigrationStep &each) { return each.key() == m_task.migration.key(); });
    if (step == steps.cend() || !(isToApply(*step) || step->resumable))
        return ended(RunOutcome::Outcome::NotNeeded);
    if (step->resumable) {
        const auto row = std::find_if(ledger->rows.cbegin(), ledger->rows.cend(), [this](const LedgerRow &each) {
            return each.name == m_task.ledgerName() && !each.isFinished() && !each.isRolledBack();
        });
        m_entry.id = row->id;
        m_done = std::min(step->statementsDone, int(m_statements.size()));
        return {};
    }

    db::Transaction transaction(m_session);
    const auto written =
        transaction.begin()
            .and_then([&] {
                return m_session.run("SELECT set_config('search_path', $1, true)", {sql::quotedName(schema())})
                    .map(nothing);
            })
            .and_then(
                [&] { return m_task.notes == MigrationTask::Notes::Create ? createNotes(m_session) : Result<>(); })
            .and_then([&] { return ledger->exists ? Result<>() : createLedger(m_session, *ledger, schema()); })
            .and_then([&] { return writeStarted(m_session, m_entry); })
            .and_then([&](bool) { return transaction.commit(); });
    if (!written)
        return ended(RunOutcome::Outcome::Prevented, written.error());
    m_done = 0;
    return {};
}

std::optional<RunOutcome> StatementwiseRun::prepareDown()
{
    if (const auto written = writeUnfinished(m_session, schema(), m_task.ledgerName()); !written)
        return ended(RunOutcome::Outcome::Prevented, written.error());
    m_done = 0;
    return {};
}

//! A search_path cannot be set for a statement that runs alone without leaving it behind on the connection, which may
//! be a pooler's. So such a file must say itself where its tables are, unless the connection looks there anyway.
std::optional<Error> StatementwiseRun::unfitNames() const
{
    const bool named = std::all_of(m_statements.cbegin(), m_statements.cend(), [](const sql::Statement &statement) {
        return !statement.mustRunAlone() || sql::namesItsSchemas(statement.tree);
    });
    if (named)
        return {};
    const auto current = m_session.run("SELECT current_schema()");
    if (!current)
        return current.error();
    if (current->text(0, 0) == schema())
        return {};
    return Error{ErrorKind::Invalid,
                 Text::tr("“%1” has a statement that cannot run in a transaction and names a table without "
                          "its schema. Write “%2.” before the table’s name. Nothing was changed.")
                     .arg(m_task.migration.title(), schema()),
                 u"current_schema() is %1"_s.arg(current->text(0, 0))};
}

Result<> StatementwiseRun::runStatement(int index)
{
    const sql::Statement &statement = m_statements.at(index);
    return statement.mustRunAlone() ? runAlone(statement, index) : runInTransaction(statement, index);
}

Result<> StatementwiseRun::runInTransaction(const sql::Statement &statement, int index)
{
    db::Transaction transaction(m_session);
    return transaction.begin("BEGIN ISOLATION LEVEL READ COMMITTED")
        .and_then([&] {
            return m_session.run("SELECT set_config('lock_timeout', $1, true), set_config('search_path', $2, true)",
                                 {QByteArray::number(qint64(m_timeouts.table.count())), sql::quotedName(schema())});
        })
        .and_then([&](const db::Rows &) { return m_session.script(text(statement), m_timeouts.file); })
        .and_then([&] { return isUp() ? writeProgress(m_session, m_entry, index + 1) : Result<>(); })
        .and_then([&] { return transaction.commit(); });
}

Result<> StatementwiseRun::runAlone(const sql::Statement &statement, int index)
{
    const auto made = isMadeAlready(statement, index);
    if (!made)
        return passOn(made);
    if (!*made) {
        if (const auto ran = m_session.script(text(statement), m_timeouts.file); !ran)
            return ran;
    }
    return isUp() ? writeProgress(m_session, m_entry, index + 1) : Result<>();
}

//! Of CREATE INDEX CONCURRENTLY: true when it was carried out by a run that could not say so any more. An index that
//! such a run left INVALID is dropped; without that, IF NOT EXISTS would take it for a good one.
Result<bool> StatementwiseRun::isMadeAlready(const sql::Statement &statement, int index)
{
    const auto made = sql::indexMadeBy(statement.tree);
    if (!made)
        return false;
    const auto state = m_session.run(indexStatement, {made->name, made->table});
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
    return m_session.script("DROP INDEX CONCURRENTLY " + state->text(0, 1).toUtf8(), m_timeouts.file).map([] {
        return false;
    });
}

RunOutcome StatementwiseRun::finish()
{
    const auto written = isUp() ? writeCompleted(m_session, m_entry, m_task.notes != MigrationTask::Notes::None)
                                : writeRolledBack(m_session, schema(), m_task.ledgerName()).map(nothing);
    return written ? ended(RunOutcome::Outcome::Applied) : stopped(written.error());
}

RunOutcome StatementwiseRun::stopped(const Error &error)
{
    Error placed = error;
    if (error.sql().position > 0 && m_done < m_statements.size()) {
        SqlDetails details = error.sql();
        details.position += sql::codePoints(QByteArrayView(m_sql).first(m_statements.at(m_done).begin));
        placed.sqlDetails = std::make_shared<SqlDetails>(details);
    }
    if (!leftNothing())
        return ended(RunOutcome::Outcome::Stopped, placed);
    const auto struck = writeFailedRolledBack(m_session, schema(), m_task.ledgerName());
    return ended(struck ? RunOutcome::Outcome::Refused : RunOutcome::Outcome::Stopped, placed);
}

//! True when the first statement was refused and not even an INVALID index stands there now.
bool StatementwiseRun::leftNothing()
{
    if (!isUp() || m_task.resumes || m_done > 0 || !m_session.isOpen() || m_statements.isEmpty())
        return false;
    const auto made = sql::indexMadeBy(m_statements.first().tree);
    if (!made)
        return !m_statements.first().mustRunAlone();
    const auto state = m_session.run(indexStatement, {made->name, made->table});
    return state && state->isEmpty();
}

RunOutcome StatementwiseRun::ended(RunOutcome::Outcome outcome, const Error &error) const
{
    return {outcome, m_entry, error, m_done};
}

QByteArray StatementwiseRun::text(const sql::Statement &statement) const
{
    return m_sql.mid(statement.begin, statement.end - statement.begin);
}

} // namespace catalpa::migrate
