// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/dryrunner.h"
#include "migrate/history/selection.h"
#include "schema/comparison.h"

#include "core/migration/migrationselection.h"
#include "migrate/drift/madeschemas.h"
#include "migrate/history/ledgertexts.h"
#include "migrate/history/migrationlock.h"
#include "migrate/run/failurereport.h"
#include "migrate/run/flight.h"
#include "migrate/run/runner.h"
#include "migrate/run/scratchrehearsal.h"
#include "schema/snapshot.h"
#include "sql/script.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMap>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

// The number of rows of a table whose name is only known here comes through query_to_xml().
constexpr auto countStatement = R"sql(
SELECT format('%s.%s', n.nspname, c.relname),
       substring(query_to_xml(format('SELECT count(*) AS n FROM %I.%I', n.nspname, c.relname), true, true, '')::text
                 FROM '<n>(\d+)</n>')
  FROM pg_class AS c
  JOIN pg_namespace AS n ON n.oid = c.relnamespace
 WHERE n.nspname = ANY ($1::text[]) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
   AND c.relname NOT IN ('_prisma_migrations', 'migration_notes')
   AND has_table_privilege(c.oid, 'SELECT')
 ORDER BY 1
)sql";

// What was there before has an oid that was told then.
constexpr auto lockStatement = R"sql(
SELECT DISTINCT format('%s.%s', n.nspname, c.relname), l.mode
  FROM pg_locks AS l
  JOIN pg_class AS c ON c.oid = l.relation
  JOIN pg_namespace AS n ON n.oid = c.relnamespace
 WHERE l.pid = pg_backend_pid() AND l.granted AND c.relkind IN ('r', 'p') AND l.mode <> 'AccessShareLock'
   AND n.nspname = ANY ($1::text[]) AND c.oid::text = ANY ($2::text[])
 ORDER BY 1, 2
)sql";

constexpr auto tableStatement = R"sql(
SELECT c.oid
  FROM pg_class AS c
  JOIN pg_namespace AS n ON n.oid = c.relnamespace
 WHERE n.nspname = ANY ($1::text[]) AND c.relkind IN ('r', 'p')
)sql";

using Counts = QMap<QString, qint64>;

Result<Counts> countRows(db::Session &session, const QStringList &schemas, const Timeouts &timeouts)
{
    return session.run(countStatement, {db::Param::list(schemas)}, timeouts.file).map([](const db::Rows &rows) {
        Counts counts;
        for (int row = 0; row < rows.count(); ++row)
            counts.insert(rows.text(row, 0), rows.integer(row, 1));
        return counts;
    });
}

QList<DryRun::RowCount> joined(const Counts &before, const Counts &after)
{
    QMap<QString, DryRun::RowCount> tables;
    for (auto count = before.cbegin(); count != before.cend(); ++count)
        tables[count.key()].before = count.value();
    for (auto count = after.cbegin(); count != after.cend(); ++count)
        tables[count.key()].after = count.value();
    QList<DryRun::RowCount> list;
    for (auto table = tables.begin(); table != tables.end(); ++table) {
        table->table = table.key();
        list += *table;
    }
    return list;
}

Result<QStringList> tablesOf(db::Session &session, const QStringList &schemas)
{
    return session.run(tableStatement, {db::Param::list(schemas)}).map([](const db::Rows &rows) {
        QStringList oids;
        for (int row = 0; row < rows.count(); ++row)
            oids += rows.text(row, 0);
        return oids;
    });
}

} // namespace

DryRunner::DryRunner(db::Session &session, const QList<Bundle> &bundles, const Timeouts &timeouts,
                     const SchemaHistory::Progress &progress, ScratchServers servers)
    : m_session(session)
    , m_bundles(bundles)
    , m_timeouts(timeouts)
    , m_progress(progress)
    , m_servers(std::move(servers))
{
    m_schemas = schemasOf(bundles);
}

Result<DryRunReport> DryRunner::run(const MigrationSelection &selection)
{
    const auto history = readHistoryState(m_session, m_bundles);
    if (!history)
        return passOn(history);
    auto steps = selected(*history, selection);
    if (!steps)
        return passOn(steps);
    for (MigrationStep &step : *steps)
        step.migration = asRun(step);
    for (const Ledger &ledger : history->ledgers.ofSchemas) {
        if (!ledger.schemaExists)
            m_missing += ledger.schema;
    }
    return runAll(*history, *steps);
}

Result<DryRunReport> DryRunner::runAll(const HistoryState &history, const QList<MigrationStep> &steps)
{
    std::optional<LockedTransaction> transaction(std::in_place, m_session, m_bundles.first().schema, m_timeouts);
    if (const auto begun = transaction->begin(); !begun)
        return passOn(begun);
    const auto rowsBefore = countRows(m_session, m_schemas, m_timeouts);
    if (!rowsBefore)
        return passOn(rowsBefore);
    const auto shapeBefore = schema::readSnapshot(m_session, m_schemas);
    if (!shapeBefore)
        return passOn(shapeBefore);

    DryRunReport report;
    MigrationEvent event;
    event.count = int(steps.size());
    for (const MigrationStep &step : steps) {
        bool goesOn = isPart(step);
        if (goesOn) {
            report.failure = runOne(step, report, event);
            goesOn = !report.failure || !wantsItsOwnTransactions(report.failure->error);
        }
        if (!goesOn) {
            report.failure.reset();
            transaction.reset();
            return ScratchRehearsal(m_session, m_bundles, m_schemas, m_progress, m_servers)
                .run(std::move(report), history, steps, event);
        }
        if (report.failure) {
            tell(event, MigrationEvent::Kind::Failed, report.failure->error.message);
            return report;
        }
        ++event.index;
    }
    return tellResult(report, *shapeBefore, *rowsBefore).map([&report] { return report; });
}

Result<> DryRunner::tellResult(DryRunReport &report, const schema::SchemaSnapshot &before, const Counts &rows)
{
    const auto rowsAfter = countRows(m_session, m_schemas, m_timeouts);
    if (!rowsAfter)
        return passOn(rowsAfter);
    const auto shapeAfter = schema::readSnapshot(m_session, m_schemas);
    if (!shapeAfter)
        return passOn(shapeAfter);
    report.rehearsal.rows = joined(rows, *rowsAfter);
    report.rehearsal.changes = schema::compare(before, *shapeAfter, schema::Telling::Change);
    return {};
}

//! It can be a part of the one transaction, or be left out of it alone.
bool DryRunner::isPart(const MigrationStep &step) const
{
    if (bundleOf(m_bundles, step.migration.schema)->folder.isEmpty())
        return true;
    const QByteArray &sql = step.migration.sql;
    return sql::isOneTransaction(sql::sectionsOf(sql, sql::outlineOf(sql)));
}

//! Runs the file, and reads the locks that it holds.
Result<db::Rows> DryRunner::runFile(const MigrationTask &task, const sql::Section &section, DryRunReport &report,
                                    RunOutcome &attempt)
{
    QElapsedTimer time;
    time.start();
    return m_session.run("SELECT set_config('search_path', $1, true)", {sql::quotedName(task.bundle.schema)})
        .and_then([&](const db::Rows &) -> Result<> {
            // In a schema that the migrations have yet to create. The right to is not needed where it is there.
            if (!m_missing.contains(task.bundle.schema))
                return {};
            return m_session.run("CREATE SCHEMA IF NOT EXISTS " + sql::quotedName(task.bundle.schema))
                .map([](const db::Rows &) {});
        })
        .and_then([&] { return tablesOf(m_session, m_schemas); })
        .and_then([&](const QStringList &before) {
            time.restart();
            return sendFile(task.migration.sql, section, attempt).map([&] { return before; });
        })
        .and_then([&](const QStringList &before) {
            report.rehearsal.runs += {task.migration.key(), int(time.elapsed()), {}};
            return m_session.run(lockStatement, {db::Param::list(m_schemas), db::Param::list(before)});
        });
}

//! What it sets for the session is taken back, and what the rehearsal has set comes again.
Result<> DryRunner::sendFile(const QByteArray &sql, const sql::Section &section, RunOutcome &attempt)
{
    Flight flight(sql);
    flight.add(section).add(resetText());
    const auto sent = flight.send(m_session, m_timeouts.file);
    attempt.statements = flight.statements();
    attempt.failedAt = section.statements.value(attempt.statements, section.end);
    if (!sent)
        return failure(flight.inFile(sent.error()));
    return m_session
        .run("SELECT set_config('lock_timeout', $1, true)", {QByteArray::number(qint64(m_timeouts.table.count()))})
        .map([](const db::Rows &) {});
}

std::optional<MigrationFailure> DryRunner::runOne(const MigrationStep &step, DryRunReport &report,
                                                  MigrationEvent &event)
{
    const MigrationTask task{.bundle = *bundleOf(m_bundles, step.migration.schema), .migration = step.migration};
    event.key = step.key();
    const sql::Script script = sql::outlineOf(step.migration.sql);
    const QList<sql::Section> sections = sql::sectionsOf(step.migration.sql, script);
    event.statements = int(script.statements.size());
    if (!sql::isOneTransaction(sections)) {
        report.rehearsal.leftOut += step.key();
        return {};
    }
    if (auto unfit = precheck(task, script))
        return unfit;
    tell(event, MigrationEvent::Kind::Started);

    RunOutcome attempt{.outcome = RunOutcome::Outcome::Refused};
    const auto ran = runFile(task, sections.first(), report, attempt);
    if (!ran) {
        attempt.error = ran.error();
        return failureReport(task, attempt);
    }
    DryRun::Run &run = report.rehearsal.runs.last();
    for (int row = 0; row < ran->count(); ++row)
        run.locks += TableLock{ran->text(row, 0), ran->text(row, 1)};
    tell(event, MigrationEvent::Kind::Applied, {}, run.milliseconds);
    return {};
}

void DryRunner::tell(MigrationEvent &event, MigrationEvent::Kind kind, const QString &text, int milliseconds) const
{
    if (!m_progress)
        return;
    event.kind = kind;
    event.text = text;
    event.milliseconds = milliseconds;
    m_progress(event);
}

} // namespace catalpa::migrate
