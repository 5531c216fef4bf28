// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/driftcheck.h"

#include "migrate/drift/foldershape.h"
#include "migrate/drift/madeschemas.h"
#include "migrate/drift/shadowcomparison.h"

namespace catalpa::migrate {
Result<SchemaFindings> checkDrift(db::Session &session, const QList<Bundle> &bundles, const QList<MigrationStep> &steps,
                                  const ScratchServers &servers, const Trying &trying)
{
    const QStringList schemas = schemasOf(bundles);
    SchemaFindings limited;
    for (const std::unique_ptr<Shadow> &shadow : shadowsFor(session, bundles, schemas, servers)) {
        ShadowComparison comparison(session, *shadow, bundles, schemas, steps, trying);
        const auto findings = comparison.run();
        if (!findings)
            return findings;
        if (!comparison.isLimited())
            return findings;
        if (limited.notCompared.isEmpty()) {
            limited = *findings;
            continue;
        }
        for (const QString &sentence : findings->notCompared) {
            if (!limited.notCompared.contains(sentence))
                limited.notCompared += sentence;
        }
    }
    return limited;
}

} // namespace catalpa::migrate
