// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemafindings.h"
#include "migrate/drift/replay.h"
#include "migrate/history/bundle.h"

namespace catalpa::migrate {

//! Looks at the tables themselves, and changes nothing: how they differ from what the applied migrations make, and
//! which of the waiting ones are there already without being recorded. \a steps is what plan() says of all of \a
//! bundles, one bundle after the other. Blocks; session must not be in a transaction. What the migrations make is built
//! for Catalpa's own by ShadowSchema, beside the tables; for those of a folder by ShadowDatabase where the role may
//! make one, else by ShadowSchema where they make one schema, else on one of \a servers. Nothing is built for a
//! database without any of it.
//!
//! A history with a migration that is Edited or MissingHere is not compared, and notCompared says so. Waiting
//! migrations are adoptable when everything that the history's migrations ever make is there as it is after the last of
//! them, and nothing is different in its tables; other tables do not matter. One that changes no table (that only fills
//! in values, say) cannot be recognised, so it is adoptable only when a recognisable one follows it.
//! An error is one of the link or the person; what a database does not allow is told in notCompared.
Result<SchemaFindings> checkDrift(db::Session &session, const QList<Bundle> &bundles, const QList<MigrationStep> &steps,
                                  const ScratchServers &servers = {}, const Trying &trying = {});

} // namespace catalpa::migrate
