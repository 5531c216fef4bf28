// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/projectdrift.h"

#include "migrate/drift/driftcheck.h"
#include "migrate/history/historystate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

Result<SchemaFindings> driftOf(db::Session &session, const QList<Bundle> &bundles)
{
    return readHistoryState(session, bundles).and_then([&](const HistoryState &state) {
        return checkDrift(session, bundles, state.status.steps);
    });
}

} // namespace

Result<SchemaFindings> projectDrift(db::Session &session, const Bundle &project)
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

} // namespace catalpa::migrate
