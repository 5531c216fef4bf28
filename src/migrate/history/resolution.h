// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "migrate/history/bundle.h"
#include "migrate/history/timeouts.h"

namespace catalpa::db {
class Session;
}

namespace catalpa::migrate {

struct HistoryState;

//! Writes into the ledger what a person has found out, without running anything, under Prisma's lock; what
//! `prisma migrate resolve` does, with its refusals: ErrorKind::Missing when the migration is not here (P3017) or the
//! ledger does not have it (P3011), ErrorKind::Invalid when it is applied already (P3008) or did not fail (P3012).
//! Unlike Prisma, one that was taken back can be marked as applied again.
Result<> resolve(db::Session &session, const QList<Bundle> &bundles, const MigrationKey &key, Resolution resolution,
                 const Timeouts &timeouts = {});

//! Marks \a keys as applied; of one schema all or none. ErrorKind::Conflict when one of them is not waiting any more.
Result<> markApplied(db::Session &session, const QList<Bundle> &bundles, const QList<MigrationKey> &keys,
                     const Timeouts &timeouts = {});

//! Marks as rolled back, under Prisma's lock, the attempts that failed at what has been replaced since: nobody can name
//! them any more, and they would stand in the way for ever. Asks for the lock only where \a history has such an
//! attempt.
Result<> giveUpReplaced(db::Session &session, const QList<Bundle> &bundles, const HistoryState &history,
                        const Timeouts &timeouts = {});

} // namespace catalpa::migrate
