// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/piecewise.h"

#include "db/transaction.h"
#include "migrate/ledger.h"
#include "migrate/plan.h"
#include "migrate/textposition.h"
#include "migrate/treenames.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QScopeGuard>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

constexpr auto nothing = [](const auto &) {
};

constexpr auto indexStatement = R"sql(
SELECT i.indisvalid, c.oid::regclass::text
  FROM pg_index AS i
  JOIN pg_class AS c ON c.oid = i.indexrelid
 WHERE c.relname = $1 AND i.indrelid = to_regclass($2)
)sql";

} // namespace

Piecewise::Piecewise(db::Session &session, const Task &task, const Patience &patience, Listener listener)
    : m_session(session)
    , m_lockSession(session.address())
    , m_task(task)
    , m_patience(patience)
    , m_listener(std::move(listener))
    , m_lock(m_lockSession, task.bundle.schema, patience)
    , m_sql(task.script())
    , m_statements(scriptOf(m_sql).statements)
    , m_done(task.statementsDone)
{
    m_lockSession.setInterrupt(session.interrupt());
}

Attempt Piecewise::run()
{
    if (const auto begun = m_lock.begin(m_listener.notice); !begun)
        return ended(Attempt::Outcome::Prevented, begun.error());
    if (const auto held = holdLock(); !held)
        return ended(Attempt::Outcome::Prevented, held.error());
    if (const auto unfit = unfitNames())
        return ended(Attempt::Outcome::Prevented, *unfit);
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
db::SqlResult<> Piecewise::holdLock()
{
    return m_lockSession.run("SET LOCAL idle_in_transaction_session_timeout = 0").map(nothing);
}

//! The row of a file that goes on is there; that of a new one is added, and the ledger before it.
std::optional<Attempt> Piecewise::prepareUp()
{
    const auto ledger = readLedger(m_session, schema());
    if (!ledger)
        return ended(Attempt::Outcome::Prevented, ledger.error());
    const auto steps = plan(m_task.bundle, ledger->rows);
    if (const auto reason = obstacle(*ledger, steps))
        return ended(Attempt::Outcome::Prevented, sqlError(*reason));
    const auto step = std::find_if(steps.cbegin(), steps.cend(),
                                   [this](const MigrationStep &each) { return each.key() == m_task.migration.key(); });
    if (step == steps.cend() || !(isToApply(*step) || step->resumable))
        return ended(Attempt::Outcome::NotNeeded);
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
                return m_session.run("SELECT set_config('search_path', $1, true)", {quotedName(schema())}).map(nothing);
            })
            .and_then([&] { return m_task.notes == Task::Notes::Create ? createNotes(m_session) : db::SqlResult<>(); })
            .and_then([&] { return ledger->exists ? db::SqlResult<>() : createLedger(m_session, *ledger, schema()); })
            .and_then([&] { return writeStarted(m_session, m_entry); })
            .and_then([&](bool) { return transaction.commit(); });
    if (!written)
        return ended(Attempt::Outcome::Prevented, written.error());
    m_done = 0;
    return {};
}

std::optional<Attempt> Piecewise::prepareDown()
{
    if (const auto written = writeUnfinished(m_session, schema(), m_task.ledgerName()); !written)
        return ended(Attempt::Outcome::Prevented, written.error());
    m_done = 0;
    return {};
}

//! A search_path cannot be set for a statement that runs alone without leaving it behind on the connection, which may
//! be a pooler's. So such a file must say itself where its tables are, unless the connection looks there anyway.
std::optional<db::SqlError> Piecewise::unfitNames() const
{
    const bool named = std::all_of(m_statements.cbegin(), m_statements.cend(), [](const Statement &statement) {
        return !statement.mustRunAlone() || namesItsSchemas(statement.tree);
    });
    if (named)
        return {};
    const auto current = m_session.run("SELECT current_schema()");
    if (!current)
        return current.error();
    if (current->text(0, 0) == schema())
        return {};
    return sqlError({ErrorKind::Invalid,
                     Sentences::tr("“%1” has a statement that cannot run in a transaction and names a table without "
                                   "its schema. Write “%2.” before the table’s name. Nothing was changed.")
                         .arg(m_task.migration.title(), schema()),
                     u"current_schema() is %1"_s.arg(current->text(0, 0))});
}

db::SqlResult<> Piecewise::runStatement(int index)
{
    const Statement &statement = m_statements.at(index);
    return statement.mustRunAlone() ? runAlone(statement, index) : runInTransaction(statement, index);
}

db::SqlResult<> Piecewise::runInTransaction(const Statement &statement, int index)
{
    db::Transaction transaction(m_session);
    return transaction.begin("BEGIN ISOLATION LEVEL READ COMMITTED")
        .and_then([&] {
            return m_session.run("SELECT set_config('lock_timeout', $1, true), set_config('search_path', $2, true)",
                                 {QByteArray::number(qint64(m_patience.table.count())), quotedName(schema())});
        })
        .and_then([&](const db::Rows &) { return m_session.script(text(statement), m_patience.file); })
        .and_then([&] { return isUp() ? writeProgress(m_session, m_entry, index + 1) : db::SqlResult<>(); })
        .and_then([&] { return transaction.commit(); });
}

db::SqlResult<> Piecewise::runAlone(const Statement &statement, int index)
{
    const auto made = isMadeAlready(statement, index);
    if (!made)
        return tl::unexpected(made.error());
    if (!*made) {
        if (const auto ran = m_session.script(text(statement), m_patience.file); !ran)
            return ran;
    }
    return isUp() ? writeProgress(m_session, m_entry, index + 1) : db::SqlResult<>();
}

//! Of CREATE INDEX CONCURRENTLY: true when it was carried out by a run that could not say so any more. An index that
//! such a run left INVALID is dropped; without that, IF NOT EXISTS would take it for a good one.
db::SqlResult<bool> Piecewise::isMadeAlready(const Statement &statement, int index)
{
    const auto made = indexMadeBy(statement.tree);
    if (!made)
        return false;
    const auto state = m_session.run(indexStatement, {made->name, made->table});
    if (!state)
        return tl::unexpected(state.error());
    if (state->isEmpty())
        return false;
    if (state->boolean(0, 0))
        return m_task.resumes && index == m_task.statementsDone;
    if (m_listener.notice) {
        m_listener.notice(Sentences::tr("The index “%1” was left unfinished by an earlier attempt. It is made anew.")
                              .arg(made->name));
    }
    return m_session.script("DROP INDEX CONCURRENTLY " + state->text(0, 1).toUtf8(), m_patience.file).map([] {
        return false;
    });
}

Attempt Piecewise::finish()
{
    const auto written = isUp() ? writeCompleted(m_session, m_entry, m_task.notes != Task::Notes::None)
                                : writeRolledBack(m_session, schema(), m_task.ledgerName()).map(nothing);
    return written ? ended(Attempt::Outcome::Applied) : stopped(written.error());
}

Attempt Piecewise::stopped(const db::SqlError &error)
{
    db::SqlError placed = error;
    if (placed.position > 0 && m_done < m_statements.size())
        placed.position += codePoints(QByteArrayView(m_sql).first(m_statements.at(m_done).begin));
    if (!leftNothing())
        return ended(Attempt::Outcome::Stopped, placed);
    const auto struck = writeFailedRolledBack(m_session, schema(), m_task.ledgerName());
    return ended(struck ? Attempt::Outcome::Refused : Attempt::Outcome::Stopped, placed);
}

//! True when the first statement was refused and not even an INVALID index stands there now.
bool Piecewise::leftNothing()
{
    if (!isUp() || m_task.resumes || m_done > 0 || !m_session.isOpen() || m_statements.isEmpty())
        return false;
    const auto made = indexMadeBy(m_statements.first().tree);
    if (!made)
        return !m_statements.first().mustRunAlone();
    const auto state = m_session.run(indexStatement, {made->name, made->table});
    return state && state->isEmpty();
}

Attempt Piecewise::ended(Attempt::Outcome outcome, const db::SqlError &error) const
{
    return {outcome, m_entry, error, m_done};
}

QByteArray Piecewise::text(const Statement &statement) const
{
    return m_sql.mid(statement.begin, statement.end - statement.begin);
}

} // namespace catalpa::migrate
