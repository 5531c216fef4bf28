// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/runner.h"

#include "base/logging.h"
#include "base/text.h"
#include "core/migration/migrationselection.h"
#include "migrate/history/plan.h"
#include "migrate/history/resolution.h"
#include "migrate/history/selection.h"
#include "migrate/run/failurereport.h"
#include "migrate/run/mending.h"
#include "migrate/run/sectionwiserun.h"
#include "migrate/run/taskcheck.h"
#include "migrate/run/transactionalrun.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

using Outcome = RunOutcome::Outcome;

Result<> writeReason(db::Session &session, const MigrationTask &task, const RunOutcome &attempt, const QString &logs)
{
    if (task.direction == MigrationTask::Direction::Down)
        return writeStoppedDown(session, task.bundle.schema, task.ledgerName(), logs);
    return attempt.outcome == Outcome::Stopped ? writeStopped(session, attempt.entry, logs)
                                               : writeFailure(session, attempt.entry, logs);
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

Runner::Runner(db::Session &session, QList<Bundle> bundles, const Timeouts &timeouts)
    : m_session(session)
    , m_lockSession(session.address())
    , m_bundles(std::move(bundles))
    , m_timeouts(timeouts)
{
}

Result<SchemaStatus> Runner::status()
{
    return readHistoryState(m_session, m_bundles).map([](const HistoryState &history) { return history.status; });
}

Result<MigrationReport> Runner::apply(const MigrationSelection &selection, const SchemaHistory::Progress &progress)
{
    const auto history = readHistoryState(m_session, m_bundles);
    if (!history)
        return passOn(history);
    const auto steps = selected(*history, selection);
    if (!steps)
        return passOn(steps);
    if (const auto given = giveUpReplaced(m_session, m_bundles, *history, m_timeouts); !given)
        return passOn(given);
    QList<MigrationTask> tasks;
    for (const MigrationStep &step : *steps)
        tasks.append(taskFor(*history, step, MigrationTask::Direction::Up));
    const auto report = runAll(tasks, progress);
    const bool isAll = selection.extent == MigrationSelection::Extent::All;
    const bool looksAgain = std::any_of(tasks.cbegin(), tasks.cend(), [](const MigrationTask &task) {
        return task.bundle.schema == "public"_L1 || !task.mending.isEmpty();
    });
    return report && !report->failure && isAll && looksAgain ? makeGoneAgain(*report, progress) : report;
}

//! What stands beside columns that came with a shared migration can only be made behind it; what is wrong behind what
//! was lost can only be seen when that is there again.
Result<MigrationReport> Runner::makeGoneAgain(MigrationReport report, const SchemaHistory::Progress &progress)
{
    const auto history = readHistoryState(m_session, m_bundles);
    if (!history)
        return passOn(history);
    QList<MigrationTask> tasks;
    for (const MigrationStep &step : mendedFirst(history->status.steps)) {
        if (step.state == MigrationState::Gone && !history->status.isBlocked(step.migration.schema))
            tasks.append(taskFor(*history, step, MigrationTask::Direction::Up));
    }
    if (tasks.isEmpty())
        return report;
    return runAll(tasks, progress).map([&report](const MigrationReport &again) {
        return MigrationReport{report.done + again.done, again.failure};
    });
}

Result<MigrationReport> Runner::undo(const MigrationKey &last, const SchemaHistory::Progress &progress)
{
    const auto history = readHistoryState(m_session, m_bundles);
    if (!history)
        return passOn(history);
    const auto steps = takenBack(*history, last);
    if (!steps)
        return passOn(steps);
    QList<MigrationTask> tasks;
    for (const MigrationStep &step : *steps)
        tasks.append(taskFor(*history, step, MigrationTask::Direction::Down));
    return runAll(tasks, progress);
}

MigrationTask Runner::taskFor(const HistoryState &history, const MigrationStep &step,
                              MigrationTask::Direction direction) const
{
    const bool hasOwnHistory = bundleOf(m_bundles, u"catalpa"_s) != nullptr;
    MigrationTask task{.bundle = *bundleOf(m_bundles, step.migration.schema), .migration = step.migration};
    task.direction = direction;
    task.recordedAs = step.recordedAs;
    task.owner = history.ledgers.own.owner;
    task.ledgerExists = history.ledger(step.migration.schema)->exists;
    task.notes = history.ledgers.notesExist              ? MigrationTask::Notes::Keep
        : hasOwnHistory && history.ledgers.notesPossible ? MigrationTask::Notes::Create
                                                         : MigrationTask::Notes::None;
    if (direction == MigrationTask::Direction::Up) {
        task.makesAgain = step.state == MigrationState::Gone && step.mending.isEmpty();
        task.mending = step.mending;
        task.resumes = step.resumable;
        task.statementsDone = step.statementsDone;
    }
    return task;
}

Result<MigrationReport> Runner::runAll(const QList<MigrationTask> &tasks, const SchemaHistory::Progress &progress)
{
    const auto known = checkTasks(m_session, tasks);
    if (!known || *known)
        return known.map([](const std::optional<MigrationFailure> &failure) { return MigrationReport{{}, failure}; });
    MigrationReport report;
    QStringList ledgersMade;
    bool notesMade = false;
    for (qsizetype at = 0; at < tasks.size(); ++at) {
        MigrationTask task = tasks.at(at);
        task.ledgerExists = task.ledgerExists || ledgersMade.contains(task.bundle.schema);
        if (notesMade && task.notes == MigrationTask::Notes::Create)
            task.notes = MigrationTask::Notes::Keep;
        const sql::Script script = sql::outlineOf(task.script());
        const Turn turn{progress,
                        script,
                        sql::sectionsOf(task.script(), script),
                        {.key = task.migration.key(),
                         .index = int(at),
                         .count = int(tasks.size()),
                         .statements = int(script.statements.size())}};
        if (const auto done = runOne(task, report, turn); !done)
            return passOn(done);
        if (report.failure)
            return report;
        ledgersMade += task.bundle.schema;
        notesMade = notesMade || task.notes == MigrationTask::Notes::Create;
    }
    return report;
}

//! Adds to \a report what became of \a task. An error when it is not the file's and there is nothing to report.
Result<> Runner::runOne(const MigrationTask &task, MigrationReport &report, const Turn &turn)
{
    turn.tell(MigrationEvent::Kind::Started);
    if (task.makesAgain) {
        if (auto failure = takeRestBack(task)) {
            turn.tell(MigrationEvent::Kind::Failed, failure->error.message);
            report.failure = std::move(failure);
            return {};
        }
    }
    const RunOutcome attempt = attemptPatiently(task, turn);
    if (attempt.outcome == Outcome::Applied)
        report.done += task.migration.key();
    if (attempt.outcome == Outcome::Applied || attempt.outcome == Outcome::NotNeeded)
        return {};

    const MigrationFailure stopped = failureReport(task, attempt);
    qCWarning(logMigrate) << "not done:" << task.path() << stopped.error.detail;
    if (task.mending.isEmpty() && isWorthRemembering(task, attempt))
        remember(stopped, task, attempt);
    turn.tell(MigrationEvent::Kind::Failed, stopped.error.message);
    if (attempt.outcome == Outcome::Prevented && report.done.isEmpty())
        return failure(stopped.error);
    report.failure = stopped;
    return {};
}

//! What is still there of a migration that is made again, and its row in the ledger. Why it could not be taken back.
std::optional<MigrationFailure> Runner::takeRestBack(const MigrationTask &task)
{
    MigrationTask rest = task;
    rest.direction = MigrationTask::Direction::Down;
    const sql::Script script = sql::outlineOf(rest.script());
    const SchemaHistory::Progress silent;
    const RunOutcome taken =
        attemptPatiently(rest, {silent, script, sql::sectionsOf(rest.script(), script), {.key = task.migration.key()}});
    if (taken.outcome == Outcome::Applied || taken.outcome == Outcome::NotNeeded)
        return {};
    return failureReport(rest, taken);
}

RunOutcome Runner::attempt(const MigrationTask &task, const Turn &turn)
{
    const auto own = [&] {
        return sql::sectionsOf(task.script(), turn.script, sql::Cutting::Own);
    };
    if (!task.mending.isEmpty())
        return mend(m_session, m_bundles, task, m_timeouts, turn.listener());
    if (task.resumes)
        return attemptSectionwise(task, turn, own());
    if (!sql::isOneTransaction(turn.sections))
        return attemptSectionwise(task, turn, turn.sections);
    const RunOutcome attempt =
        TransactionalRun(m_session, task, turn.sections.first(), m_timeouts, turn.listener()).run();
    if (attempt.outcome != Outcome::Refused || !wantsItsOwnTransactions(attempt.error) || sql::isOneTransaction(own()))
        return attempt;
    return attemptSectionwise(task, turn, own());
}

RunOutcome Runner::attemptSectionwise(const MigrationTask &task, const Turn &turn, const QList<sql::Section> &sections)
{
    return SectionwiseRun(m_session, m_lockSession, task, turn.script, sections, m_timeouts, turn.listener()).run();
}

RunOutcome Runner::attemptPatiently(const MigrationTask &task, const Turn &turn)
{
    QElapsedTimer time;
    time.start();
    RunOutcome last;
    MigrationTask again = task;
    for (int tries = 1;; ++tries) {
        last = attempt(again, turn);
        if (!isWorthRepeating(last) || tries >= m_timeouts.tableTries)
            break;
        if (last.outcome == Outcome::Stopped) {
            again.resumes = true;
            again.statementsDone = last.statements;
        }
        turn.tell(MigrationEvent::Kind::Notice, Text::tr("A table is in use by another program. Trying again."));
        // On the server, because a statement can be interrupted.
        const auto paused =
            m_session.run("SELECT pg_sleep($1::double precision / 1000)", {qint64(m_timeouts.tablePause.count())});
        if (!paused) {
            last.error = paused.error();
            break;
        }
    }

    if (last.outcome == Outcome::Applied) {
        qCInfo(logMigrate) << "done:" << task.path() << "in" << time.elapsed() << "ms";
        turn.tell(MigrationEvent::Kind::Applied, {}, int(time.elapsed()));
    } else if (last.outcome == Outcome::NotNeeded) {
        turn.tell(MigrationEvent::Kind::Notice, Text::tr("Another program has done this meanwhile."));
    }
    return last;
}

//! Best effort: that the failure is told matters more than that it is kept.
void Runner::remember(const MigrationFailure &failure, const MigrationTask &task, const RunOutcome &attempt)
{
    const QString &schema = task.bundle.schema;
    const QString logs = logText(failure, task, attempt);
    LockedTransaction transaction(m_session, schema, m_timeouts);
    const auto kept = transaction.begin()
                          .and_then([&] { return readLedger(m_session, schema); })
                          .and_then([&](const Ledger &ledger) {
                              return ledger.exists ? Result<>() : createLedger(m_session, ledger, schema);
                          })
                          .and_then([&] { return writeReason(m_session, task, attempt, logs); })
                          .and_then([&transaction] { return transaction.commit(); });
    if (!kept)
        qCWarning(logMigrate) << "the failure could not be kept in the ledger:" << kept.error().detail;
}

} // namespace catalpa::migrate
