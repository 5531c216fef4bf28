// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/pgschemahistory.h"

#include "base/text.h"
#include "migrate/history/deployscript.h"

#include "core/migration/migrationselection.h"
#include "db/executor.h"
#include "migrate/drift/driftcheck.h"
#include "migrate/history/historystate.h"
#include "migrate/history/resolution.h"
#include "migrate/impact/impact.h"
#include "migrate/impact/tablefacts.h"
#include "migrate/run/dryrunner.h"
#include "migrate/run/runner.h"

#include <QtCore/QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

Result<SchemaFindings> examined(db::Session &session, const QList<Bundle> &bundles, const ScratchServers &servers,
                                const Trying &trying)
{
    return readHistoryState(session, bundles).and_then([&](const HistoryState &history) -> Result<SchemaFindings> {
        const auto findings = checkDrift(session, bundles, history.status.steps, servers, trying);
        if (!findings)
            return passOn(findings);
        return *findings;
    });
}

ConnectionAddress named(ConnectionAddress address)
{
    if (address.option(u"application_name"_s).isEmpty())
        address.options += {u"application_name"_s, u"Catalpa migrations"_s};
    return address;
}

//! Of the direct hosts only Neon's are known to have no pooler.
db::Connector connectorFor(const ConnectionAddress &address)
{
    return address.isNeon() ? db::Connector::QtDriver : db::Connector::Libpq;
}

} // namespace

ConnectionAddress migrationAddress(const ConnectionAddress &address)
{
    return named(address.direct());
}

//! What an executor runs: \a work with a session, the migrations, and whether the session is a pooler's.
template <typename Work>
auto PgSchemaHistory::job(Work work) const
{
    return [read = m_read, pooled = m_pooled, work = std::move(work)](db::Session &session) mutable {
        using Answer = std::invoke_result_t<Work, db::Session &, const QList<Bundle> &, bool>;
        const auto bundles = read();
        if (!bundles)
            return Answer(passOn(bundles));
        if (pooled && !session.isOpen()) {
            const auto opened = session.open();
            if (!opened && opened.error().kind == ErrorKind::Offline) {
                db::Session other(*pooled);
                other.setInterrupt(session.interrupt());
                return work(other, *bundles, true);
            }
        }
        return work(session, *bundles, false);
    };
}

PgSchemaHistory::PgSchemaHistory(const ConnectionAddress &address, BundleReader read, const Timeouts &timeouts,
                                 ScratchServers servers)
    : m_read(std::move(read))
    , m_timeouts(timeouts)
    , m_servers(std::move(servers))
    , m_executor(std::make_unique<db::Executor>(migrationAddress(address),
                                                db::ExecutorSettings{.connector = connectorFor(address)}))
{
    if (address.host != address.direct().host)
        m_pooled = named(address);
}

PgSchemaHistory::~PgSchemaHistory()
{
    db::Executor::retire(std::move(m_executor));
}

QFuture<Result<SchemaStatus>> PgSchemaHistory::status()
{
    return m_executor->read(
        job([timeouts = m_timeouts](db::Session &session, const QList<Bundle> &bundles, bool pooled) {
            return Runner(session, bundles, timeouts).status().map([pooled](SchemaStatus status) {
                status.pooled = pooled;
                return status;
            });
        }));
}

QFuture<Result<QList<ImpactReport>>> PgSchemaHistory::impact(bool everything)
{
    return m_executor->read(job([everything](db::Session &session, const QList<Bundle> &bundles, bool) {
        return readHistoryState(session, bundles)
            .and_then([&](const HistoryState &history) -> Result<QList<ImpactReport>> {
                QList<Migration> migrations;
                for (const MigrationStep &step : history.status.steps) {
                    if (everything && step.state != MigrationState::MissingHere)
                        migrations += step.migration;
                    else if (canBeApplied(step))
                        migrations += asRun(step);
                }
                QStringList schemas{u"public"_s};
                for (const Bundle &bundle : bundles)
                    schemas += bundle.schema;
                schemas.removeDuplicates();
                const auto facts = readTableFacts(session, schemas);
                if (!facts)
                    return passOn(facts);
                return impactOf(migrations, *facts);
            });
    }));
}

QFuture<Result<SchemaFindings>> PgSchemaHistory::checkDrift(const Trying &trying)
{
    return m_executor->read(
        job([servers = m_servers, trying](db::Session &session, const QList<Bundle> &bundles, bool) {
            return examined(session, bundles, servers, trying);
        }));
}

QFuture<Result<MigrationReport>> PgSchemaHistory::apply(MigrationSelection selection, Progress progress)
{
    return m_executor->runOnce(
        job([timeouts = m_timeouts, selection = std::move(selection),
             report = std::move(progress)](db::Session &session, const QList<Bundle> &bundles, bool) {
            return Runner(session, bundles, timeouts).apply(selection, report);
        }));
}

QFuture<Result<DryRunReport>> PgSchemaHistory::rehearse(MigrationSelection selection, Progress progress)
{
    return m_executor->runOnce(
        job([timeouts = m_timeouts, servers = m_servers, selection = std::move(selection),
             report = std::move(progress)](db::Session &session, const QList<Bundle> &bundles, bool) {
            return DryRunner(session, bundles, timeouts, report, servers).run(selection);
        }));
}

QFuture<Result<MigrationReport>> PgSchemaHistory::undo(MigrationKey last, Progress progress)
{
    return m_executor->runOnce(job([timeouts = m_timeouts, last = std::move(last), report = std::move(progress)](
                                       db::Session &session, const QList<Bundle> &bundles, bool) {
        return Runner(session, bundles, timeouts).undo(last, report);
    }));
}

QFuture<Result<>> PgSchemaHistory::resolve(MigrationKey key, Resolution resolution)
{
    return m_executor->runOnce(job([timeouts = m_timeouts, key = std::move(key),
                                    resolution](db::Session &session, const QList<Bundle> &bundles, bool) {
        return migrate::resolve(session, bundles, key, resolution, timeouts);
    }));
}

std::function<QByteArray()> PgSchemaHistory::deployScript(const SchemaStatus &status) const
{
    return [status] {
        return migrate::deployScript(status);
    };
}

QFuture<Result<QList<MigrationKey>>> PgSchemaHistory::adopt(QList<MigrationKey> seen, const Trying &trying)
{
    return m_executor->runOnce(job([timeouts = m_timeouts, servers = m_servers, trying,
                                    seen = std::move(seen)](db::Session &session, const QList<Bundle> &bundles, bool) {
        return examined(session, bundles, servers, trying)
            .and_then([&](const SchemaFindings &findings) -> Result<> {
                if (findings.adoptable != seen) {
                    return failure(ErrorKind::Conflict,
                                   Text::tr("The tables have changed meanwhile, so nothing was marked. Look at "
                                            "the list again."));
                }
                return markApplied(session, bundles, seen, timeouts);
            })
            .map([&seen] { return seen; });
    }));
}

} // namespace catalpa::migrate
