// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/migrationsession.h"

#include "core/migration/migrationselection.h"

#include <algorithm>
#include <utility>

namespace catalpa {
namespace {

//! How many were applied, or taken back, from one look at the history to the next.
qsizetype doneBetween(const SchemaStatus &before, const SchemaStatus &now, RunKind task)
{
    const auto isDone = [task](const MigrationStep &was, const MigrationStep &is) {
        return task == RunKind::Undo ? isToTakeBack(was) && !isToTakeBack(is)
                                     : canBeApplied(was) && isApplied(is) && is.state != MigrationState::Gone;
    };
    return std::count_if(now.steps.cbegin(), now.steps.cend(), [&](const MigrationStep &is) {
        return std::any_of(before.steps.cbegin(), before.steps.cend(),
                           [&](const MigrationStep &was) { return was.key() == is.key() && isDone(was, is); });
    });
}

} // namespace

MigrationSession::MigrationSession(SchemaHistory &history, QObject *parent)
    : QObject(parent)
    , m_history(history)
{
}

void MigrationSession::enter(Phase phase)
{
    m_phase = phase;
    Q_EMIT phaseChanged();
}

void MigrationSession::read()
{
    if (m_phase != Phase::Stopping)
        enter(Phase::Reading);
    m_request = deliver(m_history.status(), this, [this](const Result<SchemaStatus> &status) {
        if (status)
            return take(*status);
        enter(Phase::Unknown);
        if (std::exchange(m_done, 0) > 0 && m_task != RunKind::Rehearse)
            Q_EMIT changed();
        Q_EMIT unreadable(status.error());
    });
}

void MigrationSession::take(const SchemaStatus &status)
{
    const bool wasStopping = m_phase == Phase::Stopping;
    const SchemaStatus before = std::exchange(m_status, status);
    m_phase = Phase::Known;
    readOutlooks();
    if (hasUnrecordedTables() && !m_findings)
        checkDrift();
    Q_EMIT statusRead();
    Q_EMIT phaseChanged();
    if (!wasStopping)
        return;
    // What the database says, because a commit may have been quicker than the stop.
    const qsizetype kept = doneBetween(before, m_status, m_task);
    m_done = 0;
    Q_EMIT stopped(kept);
    if (kept > 0)
        Q_EMIT changed();
}

void MigrationSession::readOutlooks()
{
    m_impact = deliver(m_history.impact(true), this, [this](const Result<QList<ImpactReport>> &impacts) {
        m_impacts = impacts.value_or(QList<ImpactReport>());
        m_impactError = impacts ? std::nullopt : std::optional(impacts.error()); // No complaint; who looks is told.
        Q_EMIT outlooksRead();
    });
}

//! Tables without a ledger: perhaps a catalogue that can be adopted.
bool MigrationSession::hasUnrecordedTables() const
{
    return std::any_of(m_status.obstacles.cbegin(), m_status.obstacles.cend(), [this](const SchemaObstacle &obstacle) {
        return obstacle.error.kind != ErrorKind::Rights && obstacle.error.kind != ErrorKind::Busy
            && std::none_of(m_status.steps.cbegin(), m_status.steps.cend(), [&obstacle](const MigrationStep &step) {
                   return step.migration.schema == obstacle.schema && step.state != MigrationState::Pending;
               });
    });
}

void MigrationSession::checkDrift()
{
    m_examination = deliver(m_history.checkDrift(), this, [this](const Result<SchemaFindings> &findings) {
        if (findings)
            m_findings = *findings;
        Q_EMIT examined(findings);
    });
}

//! What takes a migration back is not weighed.
void MigrationSession::begin(RunKind task, const QList<MigrationKey> &keys)
{
    m_left = RunTimeLeft(keys, task == RunKind::Undo ? QList<ImpactReport>() : m_impacts);
    m_impact.cancel();
    m_examination.cancel();
    if (task != RunKind::Rehearse)
        m_findings.reset();
    m_task = task;
    m_current = {};
    m_done = 0;
    m_time.start();
    enter(Phase::Running);
}

SchemaHistory::Progress MigrationSession::progress()
{
    return queued<MigrationEvent>(this, [this](const MigrationEvent &event) { note(event); });
}

void MigrationSession::note(const MigrationEvent &event)
{
    using Kind = MigrationEvent::Kind;
    if (event.kind == Kind::Started || event.kind == Kind::Statement)
        m_current = event;
    else if (event.kind == Kind::Applied)
        ++m_done;
    m_left.note(event, elapsed());
    Q_EMIT noted(event);
}

template <typename Report>
void MigrationSession::deliverTask(const QFuture<Result<Report>> &future, std::function<void(const Report &)> take)
{
    m_request = deliver(future, this, [this, taken = std::move(take)](const Result<Report> &report) {
        m_done = 0;
        if (report)
            taken(*report);
        else
            Q_EMIT refused(report.error());
        read();
    });
}

void MigrationSession::apply(const MigrationSelection &selection)
{
    begin(RunKind::Apply, keysOf(selectedBy(m_status, selection)));
    deliverTask<MigrationReport>(m_history.apply(selection, progress()), [this](const MigrationReport &report) {
        Q_EMIT finished(report);
        if (!report.done.isEmpty())
            Q_EMIT changed();
    });
}

void MigrationSession::undo(const MigrationKey &last)
{
    begin(RunKind::Undo, {last});
    deliverTask<MigrationReport>(m_history.undo(last, progress()), [this](const MigrationReport &report) {
        Q_EMIT finished(report);
        if (!report.done.isEmpty())
            Q_EMIT changed();
    });
}

void MigrationSession::rehearse(const MigrationSelection &selection)
{
    begin(RunKind::Rehearse, keysOf(selectedBy(m_status, selection)));
    deliverTask<DryRunReport>(m_history.rehearse(selection, progress()),
                              [this](const DryRunReport &report) { Q_EMIT rehearsed(report); });
}

template <typename Value>
void MigrationSession::record(const QFuture<Result<Value>> &future, std::function<void(const Result<Value> &)> take)
{
    m_impact.cancel();
    m_examination.cancel();
    enter(Phase::Recording);
    m_request = deliver(future, this, [this, taken = std::move(take)](const Result<Value> &value) {
        m_findings.reset();
        taken(value);
        if (!value)
            Q_EMIT refused(value.error());
        read();
    });
}

void MigrationSession::resolve(const MigrationKey &key, Resolution resolution)
{
    record<void>(m_history.resolve(key, resolution), [this, key](const Result<> &resolved) {
        if (resolved)
            Q_EMIT recorded({key}, false);
    });
}

void MigrationSession::adopt()
{
    const QList<MigrationKey> seen = m_findings ? m_findings->adoptable : QList<MigrationKey>();
    record<QList<MigrationKey>>(m_history.adopt(seen), [this](const Result<QList<MigrationKey>> &adopted) {
        if (adopted)
            Q_EMIT recorded(*adopted, true);
    });
}

void MigrationSession::stop()
{
    if (m_phase != Phase::Running)
        return;
    m_request.cancel();
    enter(Phase::Stopping);
    read(); // Answered when the migration that was running has been taken back.
}

} // namespace catalpa
