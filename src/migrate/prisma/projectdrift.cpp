// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/projectdrift.h"

#include "base/text.h"
#include "migrate/drift/driftcheck.h"
#include "migrate/history/historystate.h"
#include "migrate/prisma/describedstate.h"
#include "migrate/prisma/replayedstate.h"
#include "migrate/prisma/schemadrift.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

Result<SchemaFindings> driftOf(db::Session &session, const QList<Bundle> &bundles)
{
    return readHistoryState(session, bundles).and_then([&](const HistoryState &state) {
        return checkDrift(session, bundles, state.status.steps);
    });
}

//! What the applied migrations of \a project make and what is there, as Prisma sees both: in what they differ.
Result<QList<SchemaDifference>> driftForPrisma(db::Session &session, const Bundle &project, const PrismaSchema &schema)
{
    const auto described = [&schema](const schema::SchemaSnapshot &snapshot) {
        return describedState(snapshot, schema.schemas(), schema.tables.defaultSchema, schema.hasPartialIndexes());
    };
    const auto state = readHistoryState(session, {project});
    const auto live =
        state ? schema::readSnapshot(session, schema.schemas()) : Result<schema::SchemaSnapshot>(passOn(state));
    if (!live)
        return passOn(live);
    QList<Migration> applied;
    for (const MigrationStep &step : state->status.steps) {
        if (isApplied(step))
            applied += step.migration;
    }
    return replayed(session, applied, schema.schemas()).map([&](const schema::SchemaSnapshot &made) {
        return schemaDrift(described(*live), described(made), schema::Telling::Drift);
    });
}

//! As driftOf() of the project, without what is ours.
Result<SchemaFindings> ownDrift(db::Session &session, const Bundle &project)
{
    const auto bundled = bundledMigrations();
    auto found = driftOf(session, {project});
    if (!bundled || !found || found->drift.isEmpty())
        return found;
    QList<Bundle> both{project};
    std::copy_if(bundled->cbegin(), bundled->cend(), std::back_inserter(both),
                 [](const Bundle &bundle) { return bundle.schema == "catalpa"_L1; });
    const auto withOurs = driftOf(session, both);
    if (!withOurs)
        return passOn(withOurs);
    // Those of ours that are there differ only without them, those that are missing only with them.
    if (withOurs->notCompared.isEmpty())
        found->drift.removeIf(
            [&](const SchemaDifference &difference) { return !withOurs->drift.contains(difference); });
    return found;
}

} // namespace

Result<SchemaFindings> projectDrift(db::Session &session, const Bundle &project, const PrismaSchema &schema)
{
    auto found = ownDrift(session, project);
    if (!found || (found->drift.isEmpty() && found->notCompared.isEmpty()))
        return found;
    const auto said = driftForPrisma(session, project, schema);
    if (!said && said.error().kind != ErrorKind::Invalid)
        return passOn(said);
    if (said && found->drift.isEmpty()) { // It could be tried out elsewhere, such as in a database of its own.
        found->notCompared.clear();
        found->drift = *said;
    }
    if (!said || !said->isEmpty())
        return found;
    for (const SchemaDifference &difference : std::exchange(found->drift, {}))
        found->notCompared +=
            Text::tr("Left as it is, because Prisma's language cannot say it: %1").arg(difference.sentence);
    return found;
}

} // namespace catalpa::migrate
