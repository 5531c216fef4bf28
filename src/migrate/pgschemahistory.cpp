// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/pgschemahistory.h"

#include "db/executor.h"
#include "migrate/examination.h"
#include "migrate/outlook.h"
#include "migrate/overview.h"
#include "migrate/rehearsing.h"
#include "migrate/resolution.h"
#include "migrate/runner.h"
#include "migrate/tablefacts.h"

#include <QtCore/QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

Result<SchemaFindings> examined(db::Session &session, const QList<Bundle> &bundles)
{
    return readOverview(session, bundles).and_then([&](const Overview &overview) -> Result<SchemaFindings> {
        const auto findings = examine(session, bundles, overview.status.steps);
        if (!findings)
            return tl::unexpected<Error>(findings.error());
        return *findings;
    });
}

ConnectionAddress named(ConnectionAddress address)
{
    if (address.option(u"application_name"_s).isEmpty())
        address.options += {u"application_name"_s, u"Catalpa migrations"_s};
    return address;
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
            return Answer(tl::unexpected(bundles.error()));
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

PgSchemaHistory::PgSchemaHistory(const ConnectionAddress &address, BundleReader read, const Patience &patience)
    : m_read(std::move(read))
    , m_patience(patience)
    , m_executor(std::make_unique<db::Executor>(migrationAddress(address)))
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
        job([patience = m_patience](db::Session &session, const QList<Bundle> &bundles, bool pooled) {
            return Runner(session, bundles, patience).status().map([pooled](SchemaStatus status) {
                status.pooled = pooled;
                return status;
            });
        }));
}

QFuture<Result<QList<MigrationOutlook>>> PgSchemaHistory::outlook(bool everything)
{
    return m_executor->read(job([everything](db::Session &session, const QList<Bundle> &bundles, bool) {
        return readOverview(session, bundles)
            .and_then([&](const Overview &overview) -> Result<QList<MigrationOutlook>> {
                QList<Migration> migrations;
                for (const MigrationStep &step : overview.status.steps) {
                    if (isToApply(step) || step.resumable || (everything && !step.migration.sql.isEmpty()))
                        migrations += step.migration;
                }
                QStringList schemas{u"public"_s};
                for (const Bundle &bundle : bundles)
                    schemas += bundle.schema;
                schemas.removeDuplicates();
                const auto facts = readTableFacts(session, schemas);
                if (!facts)
                    return tl::unexpected<Error>(facts.error());
                return outlookOf(migrations, *facts);
            });
    }));
}

QFuture<Result<SchemaFindings>> PgSchemaHistory::examine()
{
    return m_executor->read(
        job([](db::Session &session, const QList<Bundle> &bundles, bool) { return examined(session, bundles); }));
}

QFuture<Result<MigrationReport>> PgSchemaHistory::apply(MigrationSelection selection, Progress progress)
{
    return m_executor->runOnce(
        job([patience = m_patience, selection = std::move(selection),
             report = std::move(progress)](db::Session &session, const QList<Bundle> &bundles, bool) {
            return Runner(session, bundles, patience).apply(selection, report);
        }));
}

QFuture<Result<RehearsalReport>> PgSchemaHistory::rehearse(MigrationSelection selection, Progress progress)
{
    return m_executor->runOnce(
        job([patience = m_patience, selection = std::move(selection),
             report = std::move(progress)](db::Session &session, const QList<Bundle> &bundles, bool) {
            return Rehearsing(session, bundles, patience, report).run(selection);
        }));
}

QFuture<Result<MigrationReport>> PgSchemaHistory::undo(MigrationKey last, Progress progress)
{
    return m_executor->runOnce(job([patience = m_patience, last = std::move(last), report = std::move(progress)](
                                       db::Session &session, const QList<Bundle> &bundles, bool) {
        return Runner(session, bundles, patience).undo(last, report);
    }));
}

QFuture<Result<>> PgSchemaHistory::resolve(MigrationKey key, Resolution resolution)
{
    return m_executor->runOnce(job([patience = m_patience, key = std::move(key),
                                    resolution](db::Session &session, const QList<Bundle> &bundles, bool) {
        return migrate::resolve(session, bundles, key, resolution, patience);
    }));
}

QFuture<Result<QList<MigrationKey>>> PgSchemaHistory::adopt(QList<MigrationKey> seen)
{
    return m_executor->runOnce(job([patience = m_patience, seen = std::move(seen)](db::Session &session,
                                                                                   const QList<Bundle> &bundles, bool) {
        return examined(session, bundles)
            .and_then([&](const SchemaFindings &findings) -> Result<> {
                if (findings.adoptable != seen) {
                    return failure(ErrorKind::Conflict,
                                   Sentences::tr("The tables have changed meanwhile, so nothing was marked. Look at "
                                                 "the list again."));
                }
                return markApplied(session, bundles, seen, patience);
            })
            .map([&seen] { return seen; });
    }));
}

} // namespace catalpa::migrate
