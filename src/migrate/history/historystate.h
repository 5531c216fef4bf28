// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "migrate/history/bundle.h"
#include "migrate/history/ledger.h"

namespace catalpa::migrate {

//! What a database and the migrations at hand say together.
struct HistoryState {
    SchemaStatus status;
    Ledgers ledgers; //!< In the order of the bundles.

    const Ledger *ledger(const QString &schema) const; //!< Or null.
    const MigrationStep *step(const MigrationKey &key) const; //!< Or null.
};

//! One round trip; a link that was idle and turns out to be lost is replaced once.
Result<HistoryState> readHistoryState(db::Session &session, const QList<Bundle> &bundles);

//! The bundle of that schema, or null.
const Bundle *bundleOf(const QList<Bundle> &bundles, const QString &schema);

} // namespace catalpa::migrate
