// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/overview.h"

#include "migrate/plan.h"

#include <algorithm>

namespace catalpa::migrate {

const Ledger *Overview::ledger(const QString &schema) const
{
    const auto found = std::find_if(ledgers.ofSchemas.cbegin(), ledgers.ofSchemas.cend(),
                                    [&schema](const Ledger &each) { return each.schema == schema; });
    return found == ledgers.ofSchemas.cend() ? nullptr : &*found;
}

const MigrationStep *Overview::step(const MigrationKey &key) const
{
    const auto found = std::find_if(status.steps.cbegin(), status.steps.cend(),
                                    [&key](const MigrationStep &each) { return each.key() == key; });
    return found == status.steps.cend() ? nullptr : &*found;
}

Result<Overview> readOverview(db::Session &session, const QList<Bundle> &bundles)
{
    QStringList schemas;
    for (const Bundle &bundle : bundles)
        schemas += bundle.schema;

    // Neon sleeps after five minutes; reading again harms nobody.
    const bool wasOpen = session.isOpen();
    auto ledgers = readLedgers(session, schemas);
    if (!ledgers && wasOpen && !session.isOpen() && ledgers.error().kind != ErrorKind::Cancelled)
        ledgers = readLedgers(session, schemas);
    if (!ledgers)
        return tl::unexpected<Error>(ledgers.error());

    Overview overview;
    overview.ledgers = *std::move(ledgers);
    SchemaStatus &status = overview.status;
    for (qsizetype at = 0; at < bundles.size(); ++at) {
        const Ledger &ledger = overview.ledgers.ofSchemas.at(at);
        const auto steps = plan(bundles.at(at), ledger.rows);
        // Each history stands on those before it.
        const bool waits = std::any_of(steps.cbegin(), steps.cend(), isToApply);
        if (auto reason = obstacle(ledger, steps))
            status.obstacles += SchemaObstacle{ledger.schema, std::move(*reason)};
        else if (waits && !status.obstacles.isEmpty())
            status.obstacles += SchemaObstacle{ledger.schema, status.obstacles.first().error};
        status.steps += steps;
        status.warnings += bundles.at(at).warnings + warnings(ledger.rows);
    }
    status.server = session.address().display();
    status.holder = overview.ledgers.lockHolder;
    return overview;
}

const Bundle *bundleOf(const QList<Bundle> &bundles, const QString &schema)
{
    const auto found =
        std::find_if(bundles.cbegin(), bundles.cend(), [&schema](const Bundle &each) { return each.schema == schema; });
    return found == bundles.cend() ? nullptr : &*found;
}

} // namespace catalpa::migrate
