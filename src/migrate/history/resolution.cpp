// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/resolution.h"

#include "base/text.h"

#include "migrate/history/historystate.h"
#include "migrate/history/ledgerwriter.h"
#include "migrate/history/migrationlock.h"
#include "migrate/history/obstacle.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! Looks under the lock, lets \a write work with what is seen, and commits.
template <typename Write>
Result<> underLock(db::Session &session, const QList<Bundle> &bundles, const QString &schema, const Timeouts &timeouts,
                   Write write)
{
    LockedTransaction transaction(session, schema, timeouts);
    if (const auto begun = transaction.begin(); !begun)
        return passOn(begun);
    const auto history = readHistoryState(session, bundles);
    if (!history)
        return passOn(history);
    if (schema == "catalpa"_L1 && !history->ledgers.own.strange.isEmpty())
        return failure(*obstacleBeside(history->ledgers.own));
    if (const Result<> written = write(*history); !written)
        return written;
    return transaction.commit();
}

Result<> mark(db::Session &session, const HistoryState &history, const Migration &migration)
{
    const Ledger &ledger = *history.ledger(migration.schema);
    if (!ledger.exists) {
        if (const auto created = createLedger(session, ledger, migration.schema); !created)
            return passOn(created);
    }
    return writeResolved(session, newEntry(migration));
}

Result<> markResolvedApplied(db::Session &session, const HistoryState &history, const MigrationKey &key)
{
    const MigrationStep *step = history.step(key);
    if (!step || step->state == MigrationState::MissingHere) {
        return failure(ErrorKind::Missing,
                       Text::tr("There is no migration “%1” here, so it cannot be marked as applied.").arg(key.name),
                       u"P3017"_s);
    }
    if (isApplied(*step)) {
        return failure(ErrorKind::Invalid,
                       Text::tr("“%1” is applied already. Nothing was changed.").arg(step->migration.title()),
                       u"P3008"_s);
    }
    return mark(session, history, step->migration);
}

Result<> markRolledBack(db::Session &session, const HistoryState &history, const MigrationKey &key)
{
    const MigrationStep *step = history.step(key);
    const Ledger *ledger = history.ledger(key.schema);
    if (!step || !ledger || !ledger->exists || !step->startedAt.isValid()) {
        return failure(
            ErrorKind::Missing,
            Text::tr("The database has no record of “%1”, so there is nothing to mark as rolled back.").arg(key.name),
            u"P3011"_s);
    }
    if (step->state != MigrationState::Failed) {
        return failure(ErrorKind::Invalid,
                       Text::tr("“%1” did not fail. Only a failed migration can be marked as rolled back; one that "
                                "is applied can be undone. Nothing was changed.")
                           .arg(step->migration.title()),
                       u"P3012"_s);
    }
    return writeFailedRolledBack(session, key.schema, key.name).map([](qint64) {});
}

//! Names of attempts that failed at what \a bundle has something else for now.
QStringList failedReplaced(const Bundle &bundle, const HistoryState &history)
{
    QStringList names;
    const Ledger *ledger = history.ledger(bundle.schema);
    for (const Migration &migration : bundle.migrations) {
        const QStringList replaced = ledger ? migration.replaces() : QStringList();
        for (const LedgerRow &row : ledger ? ledger->rows : QList<LedgerRow>()) {
            if (!row.isFinished() && !row.isRolledBack() && replaced.contains(row.name))
                names += row.name;
        }
    }
    names.removeDuplicates();
    return names;
}

} // namespace

Result<> resolve(db::Session &session, const QList<Bundle> &bundles, const MigrationKey &key, Resolution resolution,
                 const Timeouts &timeouts)
{
    return underLock(session, bundles, key.schema, timeouts, [&](const HistoryState &history) {
        return resolution == Resolution::Applied ? markResolvedApplied(session, history, key)
                                                 : markRolledBack(session, history, key);
    });
}

Result<> markApplied(db::Session &session, const QList<Bundle> &bundles, const QList<MigrationKey> &keys,
                     const Timeouts &timeouts)
{
    for (const Bundle &bundle : bundles) {
        QList<MigrationKey> own;
        std::copy_if(keys.cbegin(), keys.cend(), std::back_inserter(own),
                     [&bundle](const MigrationKey &key) { return key.schema == bundle.schema; });
        if (own.isEmpty())
            continue;
        const auto marked = underLock(session, bundles, bundle.schema, timeouts, [&](HistoryState history) -> Result<> {
            for (const MigrationKey &key : own) {
                const MigrationStep *step = history.step(key);
                if (!step || !isToApply(*step)) {
                    return failure(ErrorKind::Conflict,
                                   Text::tr("The database has changed meanwhile. Look at the list again."), key.name);
                }
                if (const auto done = mark(session, history, step->migration); !done)
                    return done;
                for (Ledger &ledger : history.ledgers.ofSchemas)
                    ledger.exists = ledger.exists || ledger.schema == bundle.schema;
            }
            return {};
        });
        if (!marked)
            return marked;
    }
    return {};
}

Result<> giveUpReplaced(db::Session &session, const QList<Bundle> &bundles, const HistoryState &history,
                        const Timeouts &timeouts)
{
    for (const Bundle &bundle : bundles) {
        if (failedReplaced(bundle, history).isEmpty())
            continue;
        // What looked as if it had failed may have been running.
        const auto given = underLock(session, bundles, bundle.schema, timeouts, [&](const HistoryState &now) {
            Result<> written;
            for (const QString &name : failedReplaced(bundle, now)) {
                if (written)
                    written = writeFailedRolledBack(session, bundle.schema, name).map([](qint64) {});
            }
            return written;
        });
        if (!given)
            return given;
    }
    return {};
}

} // namespace catalpa::migrate
