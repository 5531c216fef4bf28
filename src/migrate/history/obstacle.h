// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "migrate/history/bundle.h"
#include "migrate/history/ledger.h"

#include <optional>

namespace catalpa::migrate {

//! Why \a steps, made from \a ledger, must not be applied; empty when they may, or when there is nothing to apply and
//! nothing wrong. Pure.
std::optional<Error> obstacle(const Ledger &ledger, const QList<MigrationStep> &steps);

//! Why migrations of our own that wait must not be applied, whatever their ledger says: they can only fail in such a
//! database, or for such a role. Pure.
std::optional<Error> obstacleBeside(const OwnObjects &own);

//! Why no catalogue may be begun in a database where none of it is applied yet. Pure.
std::optional<Error> obstacleToBeginning(const OwnObjects &own);

//! “\a title” stopped half-way, and nothing else of its schema can be applied before that is settled.
Error halfWay(const QString &title);

//! What the ledger, which takes no row beside one that has not finished, has against adding one for \a name: the row of
//! another name. Pure.
std::optional<Error> unfinishedBeside(const Bundle &bundle, const QList<LedgerRow> &rows, const QString &name);

} // namespace catalpa::migrate
