// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/resolution.h"

#include "migrate/ledgerentry.h"
#include "migrate/lockedtransaction.h"
#include "migrate/overview.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

tl::unexpected<Error> plain(const db::SqlError &error)
{
    return tl::unexpected<Error>(error);
}

//! Looks under the lock, lets \a write work with what is seen, and commits.
template <typename Write>
Result<> underLock(db::Session &session, const QList<Bundle> &bundles, const QString &schema, const Patience &patience,
                   Write write)
{
    LockedTransaction transaction(session, schema, patience);
    if (const auto begun = transaction.begin(); !begun)
        return plain(begun.error());
    const auto overview = readOverview(session, bundles);
    if (!overview)
        return tl::unexpected(overview.error());
    if (const Result<> written = write(*overview); !written)
        return written;
    if (const auto committed = transaction.commit(); !committed)
        return plain(committed.error());
    return {};
}

Result<> mark(db::Session &session, const Overview &overview, const Migration &migration)
{
    const Ledger &ledger = *overview.ledger(migration.schema);
    if (!ledger.exists) {
        if (const auto created = createLedger(session, ledger, migration.schema); !created)
            return plain(created.error());
    }
    if (const auto written = writeResolved(session, newEntry(migration)); !written)
        return plain(written.error());
    return {};
}

Result<> markResolvedApplied(db::Session &session, const Overview &overview, const MigrationKey &key)
{
    const MigrationStep *step = overview.step(key);
    if (!step || step->migration.sql.isEmpty()) {
        return failure(
            ErrorKind::Missing,
            Sentences::tr("There is no migration “%1” here, so it cannot be marked as applied.").arg(key.name),
            u"P3017"_s);
    }
    if (isApplied(*step)) {
        return failure(ErrorKind::Invalid,
                       Sentences::tr("“%1” is applied already. Nothing was changed.").arg(step->migration.title()),
                       u"P3008"_s);
    }
    return mark(session, overview, step->migration);
}

Result<> markRolledBack(db::Session &session, const Overview &overview, const MigrationKey &key)
{
    const MigrationStep *step = overview.step(key);
    const Ledger *ledger = overview.ledger(key.schema);
    if (!step || !ledger || !ledger->exists || !step->startedAt.isValid()) {
        return failure(ErrorKind::Missing,
                       Sentences::tr("The database has no record of “%1”, so there is nothing to mark as rolled back.")
                           .arg(key.name),
                       u"P3011"_s);
    }
    if (step->state != MigrationState::Failed) {
        return failure(
            ErrorKind::Invalid,
            Sentences::tr("“%1” did not fail. Only a failed migration can be marked as rolled back; one that "
                          "is applied can be undone. Nothing was changed.")
                .arg(step->migration.title()),
            u"P3012"_s);
    }
    if (const auto written = writeFailedRolledBack(session, key.schema, key.name); !written)
        return plain(written.error());
    return {};
}

} // namespace

Result<> resolve(db::Session &session, const QList<Bundle> &bundles, const MigrationKey &key, Resolution resolution,
                 const Patience &patience)
{
    return underLock(session, bundles, key.schema, patience, [&](const Overview &overview) {
        return resolution == Resolution::Applied ? markResolvedApplied(session, overview, key)
                                                 : markRolledBack(session, overview, key);
    });
}

Result<> markApplied(db::Session &session, const QList<Bundle> &bundles, const QList<MigrationKey> &keys,
                     const Patience &patience)
{
    for (const Bundle &bundle : bundles) {
        QList<MigrationKey> own;
        std::copy_if(keys.cbegin(), keys.cend(), std::back_inserter(own),
                     [&bundle](const MigrationKey &key) { return key.schema == bundle.schema; });
        if (own.isEmpty())
            continue;
        const auto marked = underLock(session, bundles, bundle.schema, patience, [&](Overview overview) -> Result<> {
            for (const MigrationKey &key : own) {
                const MigrationStep *step = overview.step(key);
                if (!step || !isToApply(*step)) {
                    return failure(ErrorKind::Conflict,
                                   Sentences::tr("The database has changed meanwhile. Look at the list again."),
                                   key.name);
                }
                if (const auto done = mark(session, overview, step->migration); !done)
                    return done;
                for (Ledger &ledger : overview.ledgers.ofSchemas)
                    ledger.exists = ledger.exists || ledger.schema == bundle.schema;
            }
            return {};
        });
        if (!marked)
            return marked;
    }
    return {};
}

} // namespace catalpa::migrate
