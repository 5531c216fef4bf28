// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/historystate.h"

#include "base/text.h"

#include "migrate/history/obstacle.h"
#include "migrate/history/plan.h"
#include "migrate/losses/losswarnings.h"
#include "migrate/losses/strangecode.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

Error waitingFor(const SchemaObstacle &obstacle)
{
    return {obstacle.error.kind,
            Text::tr("These stand on the tables of “%1”, whose migrations cannot be applied as things stand.")
                .arg(obstacle.schema),
            obstacle.error.detail};
}

//! What will keep migrations that wait from being applied.
QStringList flawsOf(const QList<MigrationStep> &steps)
{
    QStringList sentences;
    for (const MigrationStep &step : steps) {
        if (isToApply(step) && !step.migration.flaw.isEmpty())
            sentences +=
                Text::tr("The migration “%1” cannot be applied. %2").arg(step.migration.name, step.migration.flaw);
    }
    return sentences;
}

//! Neon sleeps after five minutes; reading again harms nobody.
Result<Ledgers> readPatiently(db::Session &session, const QList<Bundle> &bundles)
{
    QStringList schemas;
    for (const Bundle &bundle : bundles)
        schemas += bundle.schema;
    const bool wasOpen = session.isOpen();
    auto ledgers = readLedgers(session, schemas);
    if (!ledgers && wasOpen && !session.isOpen() && ledgers.error().kind != ErrorKind::Cancelled)
        ledgers = readLedgers(session, schemas);
    return ledgers;
}

//! What of our own history is lost, and what of others stands in its schema.
Result<> compareOwn(db::Session &session, OwnObjects &own, QList<MigrationStep> &steps)
{
    own = withOwner(std::move(own), steps);
    if (!own.belongsToTrusted && strangeCode(steps, own).isEmpty()) {
        if (const auto read = readStates(session, own); !read)
            return read;
    }
    steps = withLosses(std::move(steps), own);
    own.strange = strangeForMending(steps, own);
    return {};
}

//! Where not even the tables can be made, there is no more to say of what stands on them.
std::optional<Error> obstacleOfOwn(const HistoryState &history)
{
    const OwnObjects &own = history.ledgers.own;
    return obstacleToBeginning(own) && !history.status.obstacles.isEmpty() ? std::nullopt : obstacleBeside(own);
}

std::optional<Error> obstacleToFirst(const HistoryState &history, const QList<MigrationStep> &steps)
{
    const bool isBegun = std::any_of(steps.cbegin(), steps.cend(), isApplied);
    return isBegun ? std::nullopt : obstacleToBeginning(history.ledgers.own);
}

} // namespace

const Ledger *HistoryState::ledger(const QString &schema) const
{
    const auto found = std::find_if(ledgers.ofSchemas.cbegin(), ledgers.ofSchemas.cend(),
                                    [&schema](const Ledger &each) { return each.schema == schema; });
    return found == ledgers.ofSchemas.cend() ? nullptr : &*found;
}

const MigrationStep *HistoryState::step(const MigrationKey &key) const
{
    const auto found = std::find_if(status.steps.cbegin(), status.steps.cend(),
                                    [&key](const MigrationStep &each) { return each.key() == key; });
    return found == status.steps.cend() ? nullptr : &*found;
}

Result<HistoryState> readHistoryState(db::Session &session, const QList<Bundle> &bundles)
{
    auto ledgers = readPatiently(session, bundles);
    if (!ledgers)
        return passOn(ledgers);

    HistoryState history;
    history.ledgers = *std::move(ledgers);
    SchemaStatus &status = history.status;
    const bool isCatalogue = bundleOf(bundles, u"catalpa"_s) != nullptr; // And no folder of somebody's.
    for (qsizetype at = 0; at < bundles.size(); ++at) {
        const Ledger &ledger = history.ledgers.ofSchemas.at(at);
        // Where nobody says what was applied, nothing is said to wait.
        const bool isHidden = ledger.exists && ledger.missingColumns.isEmpty() && !ledger.mayRead;
        auto steps = isHidden ? QList<MigrationStep>() : plan(bundles.at(at), ledger.rows);
        const bool isOurs = ledger.schema == "catalpa"_L1;
        if (isOurs) {
            const auto known = compareOwn(session, history.ledgers.own, steps);
            if (!known)
                return passOn(known);
            status.warnings += warnings(steps, history.ledgers.own);
            status.ownOwner = history.ledgers.own.owner;
        }
        // Each history stands on those before it.
        const bool waits = std::any_of(steps.cbegin(), steps.cend(), isToApply);
        auto reason = obstacle(ledger, steps);
        if (!reason && waits)
            reason = isOurs ? obstacleOfOwn(history) : isCatalogue ? obstacleToFirst(history, steps) : std::nullopt;
        if (reason)
            status.obstacles += SchemaObstacle{ledger.schema, std::move(*reason)};
        else if (waits && !status.obstacles.isEmpty())
            status.obstacles += SchemaObstacle{ledger.schema, waitingFor(status.obstacles.first())};
        status.steps += steps;
        status.warnings += bundles.at(at).warnings + warnings(ledger.rows) + flawsOf(steps);
    }
    status.server = session.address().display();
    status.holder = history.ledgers.lockHolder;
    return history;
}

const Bundle *bundleOf(const QList<Bundle> &bundles, const QString &schema)
{
    const auto found =
        std::find_if(bundles.cbegin(), bundles.cend(), [&schema](const Bundle &each) { return each.schema == schema; });
    return found == bundles.cend() ? nullptr : &*found;
}

} // namespace catalpa::migrate
