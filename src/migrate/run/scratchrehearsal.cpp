// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/scratchrehearsal.h"

#include "migrate/drift/shadowdatabase.h"
#include "migrate/run/failurereport.h"
#include "schema/comparison.h"

#include <QtCore/QElapsedTimer>

#include <utility>

namespace catalpa::migrate {
namespace {

//! ErrorKind::Invalid when one of them is not known as it was applied, or cannot be run.
Result<> runApplied(Shadow &shadow, const HistoryState &history)
{
    for (const MigrationStep &step : history.status.steps) {
        if (!isApplied(step))
            continue;
        if (step.state == MigrationState::Edited || step.state == MigrationState::MissingHere)
            return failure(ErrorKind::Invalid, step.migration.name);
        if (const auto ran = shadow.run(step.migration); !ran)
            return ran;
    }
    return {};
}

} // namespace

ScratchRehearsal::ScratchRehearsal(db::Session &session, const QList<Bundle> &bundles, const QStringList &schemas,
                                   const SchemaHistory::Progress &progress, const ScratchServers &servers)
    : m_session(session)
    , m_bundles(bundles)
    , m_schemas(schemas)
    , m_progress(progress)
    , m_servers(servers)
{
}

Result<DryRunReport> ScratchRehearsal::run(DryRunReport report, const HistoryState &history,
                                           const QList<MigrationStep> &steps, MigrationEvent event)
{
    const auto shadow = place();
    const auto begun = shadow ? runApplied(**shadow, history) : passOn(shadow);
    const auto before = begun ? (*shadow)->snapshot(m_schemas) : passOn(begun);
    if (!before) {
        if (before.error().kind != ErrorKind::Rights && before.error().kind != ErrorKind::Invalid)
            return passOn(before);
        for (qsizetype at = event.index; at < steps.size(); ++at)
            report.rehearsal.leftOut += steps.at(at).key();
        return report;
    }
    if (const auto ran = runSteps(**shadow, report, steps, event); !ran)
        return passOn(ran);
    if (report.failure)
        return report;
    return (*shadow)->snapshot(m_schemas).map([&](const schema::SchemaSnapshot &after) {
        report.rehearsal.changes = schema::compare(*before, after, schema::Telling::Change);
        return report;
    });
}

//! On the same server, or on one of this computer.
Result<std::unique_ptr<Shadow>> ScratchRehearsal::place() const
{
    std::unique_ptr<Shadow> shadow = std::make_unique<ShadowDatabase>(m_session);
    auto begun = shadow->begin();
    if (!begun && begun.error().kind == ErrorKind::Rights && m_servers) {
        shadow = std::make_unique<ShadowDatabase>(m_session, m_servers);
        begun = shadow->begin();
    }
    if (!begun)
        return passOn(begun);
    return shadow;
}

//! All of them; those before the event's have been told already.
Result<> ScratchRehearsal::runSteps(Shadow &shadow, DryRunReport &report, const QList<MigrationStep> &steps,
                                    MigrationEvent event)
{
    const int first = event.index;
    for (event.index = 0; event.index < steps.size(); ++event.index) {
        const MigrationStep &step = steps.at(event.index);
        event.key = step.key();
        if (event.index >= first)
            tell(event, MigrationEvent::Kind::Started);
        QElapsedTimer time;
        time.start();
        // Nothing has been lost of what was made there just now.
        const auto ran = step.mending.isEmpty() ? shadow.run(step.migration) : Result<>();
        if (!ran && ran.error().kind != ErrorKind::Invalid)
            return ran;
        if (!ran) {
            const MigrationTask task{.bundle = *bundleOf(m_bundles, step.migration.schema),
                                     .migration = step.migration};
            report.failure = failureReport(task, {.outcome = RunOutcome::Outcome::Refused, .error = ran.error()});
            tell(event, MigrationEvent::Kind::Failed, report.failure->error.message);
            return {};
        }
        if (event.index < first)
            continue;
        report.rehearsal.runs += {step.key(), int(time.elapsed()), {}};
        report.rehearsal.withoutRows += step.key();
        tell(event, MigrationEvent::Kind::Applied, {}, int(time.elapsed()));
    }
    return {};
}

void ScratchRehearsal::tell(MigrationEvent &event, MigrationEvent::Kind kind, const QString &text,
                            int milliseconds) const
{
    if (!m_progress)
        return;
    event.kind = kind;
    event.text = text;
    event.milliseconds = milliseconds;
    m_progress(event);
}

} // namespace catalpa::migrate
