// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/runner.h"

#include "core/logging.h"
#include "migrate/explanation.h"
#include "migrate/fileattempt.h"
#include "migrate/piecewise.h"
#include "migrate/plan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

using Outcome = Attempt::Outcome;

//! The database itself said no to the file; a stop, a busy table and a lost link say nothing about it.
bool isWorthRemembering(const Task &task, const Attempt &attempt)
{
    if (task.direction == Task::Direction::Down)
        return false;
    if (attempt.outcome == Outcome::Torn || attempt.outcome == Outcome::Stopped)
        return true;
    return attempt.outcome == Outcome::Refused && attempt.error.kind != ErrorKind::Cancelled
        && attempt.error.kind != ErrorKind::Busy;
}

//! Lock time-outs and deadlocks: the file was rolled back as a whole, or its last statement was, so it may be tried
//! again.
bool isWorthRepeating(const Attempt &attempt)
{
    return (attempt.outcome == Outcome::Refused || attempt.outcome == Outcome::Stopped)
        && attempt.error.kind == ErrorKind::Busy && attempt.error.sqlState != "57014"_L1;
}

} // namespace

void Runner::Turn::tell(MigrationEvent::Kind kind, const QString &text, int milliseconds) const
{
    if (!progress)
        return;
    MigrationEvent told = event;
    told.kind = kind;
    told.text = text;
    told.milliseconds = milliseconds;
    progress(told);
}

Listener Runner::Turn::listener() const
{
    return {.notice = [this](const QString &text) { tell(MigrationEvent::Kind::Notice, text); },
            .statement =
                [this](int done) {
                    if (!progress)
                        return;
                    MigrationEvent told = event;
                    told.kind = MigrationEvent::Kind::Statement;
                    told.statement = done;
                    progress(told);
                }};
}

Runner::Runner(db::Session &session, QList<Bundle> bundles, const Patience &patience)
    : m_session(session)
    , m_bundles(std::move(bundles))
    , m_patience(patience)
{
}

Result<SchemaStatus> Runner::status()
{
    return readOverview(m_session, m_bundles).map([](const Overview &overview) { return overview.status; });
}

Result<MigrationReport> Runner::apply(const MigrationSelection &selection, const SchemaHistory::Progress &progress)
{
    const auto overview = readOverview(m_session, m_bundles);
    if (!overview)
        return tl::unexpected(overview.error());
    const auto steps = selected(*overview, selection);
    if (!steps)
        return tl::unexpected(steps.error());
    QList<Task> tasks;
    for (const MigrationStep &step : *steps)
        tasks.append(taskFor(*overview, step, Task::Direction::Up));
    return runAll(tasks, progress);
}

Result<MigrationReport> Runner::undo(const MigrationKey &last, const SchemaHistory::Progress &progress)
{
    const auto overview = readOverview(m_session, m_bundles);
    if (!overview)
        return tl::unexpected(overview.error());
    const auto steps = takenBack(*overview, last);
    if (!steps)
        return tl::unexpected(steps.error());
    QList<Task> tasks;
    for (const MigrationStep &step : *steps)
        tasks.append(taskFor(*overview, step, Task::Direction::Down));
    return runAll(tasks, progress);
}

Task Runner::taskFor(const Overview &overview, const MigrationStep &step, Task::Direction direction) const
{
    const bool hasOwnHistory = bundleOf(m_bundles, u"catalpa"_s) != nullptr;
    Task task{.bundle = *bundleOf(m_bundles, step.migration.schema), .migration = step.migration};
    task.direction = direction;
    task.recordedAs = step.recordedAs;
    task.ledgerExists = overview.ledger(step.migration.schema)->exists;
    task.notes = overview.ledgers.notesExist              ? Task::Notes::Keep
        : hasOwnHistory && overview.ledgers.notesPossible ? Task::Notes::Create
                                                          : Task::Notes::None;
    if (direction == Task::Direction::Up) {
        task.resumes = step.resumable;
        task.statementsDone = step.statementsDone;
    }
    return task;
}

Result<MigrationReport> Runner::runAll(const QList<Task> &tasks, const SchemaHistory::Progress &progress)
{
    MigrationReport report;
    QStringList ledgersMade;
    bool notesMade = false;
    for (qsizetype at = 0; at < tasks.size(); ++at) {
        Task task = tasks.at(at);
        task.ledgerExists = task.ledgerExists || ledgersMade.contains(task.bundle.schema);
        if (notesMade && task.notes == Task::Notes::Create)
            task.notes = Task::Notes::Keep;
        const Script script = scriptOf(task.script());
        const Turn turn{progress,
                        script,
                        {.key = task.migration.key(),
                         .index = int(at),
                         .count = int(tasks.size()),
                         .statements = int(script.statements.size())}};
        if (const auto done = runOne(task, report, turn); !done)
            return tl::unexpected(done.error());
        if (report.failure)
            return report;
        ledgersMade += task.bundle.schema;
        notesMade = notesMade || task.notes == Task::Notes::Create;
    }
    return report;
}

//! Adds to \a report what became of \a task. An error when it is not the file's and there is nothing to report.
Result<> Runner::runOne(const Task &task, MigrationReport &report, const Turn &turn)
{
    turn.tell(MigrationEvent::Kind::Started);
    report.failure = unfitness(task, turn.script);
    if (report.failure) {
        turn.tell(MigrationEvent::Kind::Failed, report.failure->error.message);
        return {};
    }

    const Attempt attempt = attemptPatiently(task, turn);
    if (attempt.outcome == Outcome::Applied)
        report.done += task.migration.key();
    if (attempt.outcome == Outcome::Applied || attempt.outcome == Outcome::NotNeeded)
        return {};

    const MigrationFailure failure = explain(task, attempt);
    qCWarning(logMigrate) << "not done:" << task.path() << failure.error.detail;
    if (isWorthRemembering(task, attempt))
        remember(failure, task, attempt);
    turn.tell(MigrationEvent::Kind::Failed, failure.error.message);
    if (attempt.outcome == Outcome::Prevented && report.done.isEmpty())
        return tl::unexpected(failure.error);
    report.failure = failure;
    return {};
}

Attempt Runner::attempt(const Task &task, const Turn &turn)
{
    if (turn.script.isTransactional() && !task.resumes)
        return FileAttempt(m_session, task, m_patience, turn.listener()).run();
    return Piecewise(m_session, task, m_patience, turn.listener()).run();
}

Attempt Runner::attemptPatiently(const Task &task, const Turn &turn)
{
    QElapsedTimer time;
    time.start();
    Attempt last;
    Task again = task;
    for (int tries = 1;; ++tries) {
        last = attempt(again, turn);
        if (!isWorthRepeating(last) || tries >= m_patience.tableTries)
            break;
        if (last.outcome == Outcome::Stopped) {
            again.resumes = true;
            again.statementsDone = last.statements;
        }
        turn.tell(MigrationEvent::Kind::Notice, Sentences::tr("A table is in use by another program. Trying again."));
        // On the server, because a statement can be interrupted.
        const auto paused =
            m_session.run("SELECT pg_sleep($1::double precision / 1000)", {qint64(m_patience.tablePause.count())});
        if (!paused) {
            last.error = paused.error();
            break;
        }
    }

    if (last.outcome == Outcome::Applied) {
        qCInfo(logMigrate) << "done:" << task.path() << "in" << time.elapsed() << "ms";
        turn.tell(MigrationEvent::Kind::Applied, {}, int(time.elapsed()));
    } else if (last.outcome == Outcome::NotNeeded) {
        turn.tell(MigrationEvent::Kind::Notice, Sentences::tr("Another program has done this meanwhile."));
    }
    return last;
}

//! Best effort: that the failure is told matters more than that it is kept.
void Runner::remember(const MigrationFailure &failure, const Task &task, const Attempt &attempt)
{
    const QString &schema = task.bundle.schema;
    const QString logs = logText(failure, task, attempt);
    LockedTransaction transaction(m_session, schema, m_patience);
    const auto kept = transaction.begin()
                          .and_then([&] { return readLedger(m_session, schema); })
                          .and_then([&](const Ledger &ledger) {
                              return ledger.exists ? db::SqlResult<>() : createLedger(m_session, ledger, schema);
                          })
                          .and_then([&] {
                              return attempt.outcome == Outcome::Stopped ? writeStopped(m_session, attempt.entry, logs)
                                                                         : writeFailure(m_session, attempt.entry, logs);
                          })
                          .and_then([&transaction] { return transaction.commit(); });
    if (!kept)
        qCWarning(logMigrate) << "the failure could not be kept in the ledger:" << kept.error().detail;
}

} // namespace catalpa::migrate
