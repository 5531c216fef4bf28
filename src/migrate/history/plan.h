// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "migrate/history/bundle.h"
#include "migrate/history/ledger.h"

namespace catalpa::migrate {

//! Where each migration of one schema stands: those of the bundle, and those that only the ledger knows, in Prisma's
//! order. Pure.
//!
//! A name with a row that failed is Failed, whatever else there is of it, because Prisma then refuses to go on (P3009).
//! Rolled-back rows count only when a name has nothing else. A text is the one that was applied if its SHA-256 is in
//! the ledger for it as it is, with \\r\\n as \\n, or with \\n as \\r\\n. A text that is recorded as applied under a
//! name that the bundle does not have counts as applied. Source: prisma/prisma-engines,
//! schema-engine/connectors/schema-connector/src/checksum.rs.
QList<MigrationStep> plan(const Bundle &bundle, const QList<LedgerRow> &rows);

//! What the ledger says that stops nothing but should be known, as sentences. Pure.
QStringList warnings(const QList<LedgerRow> &rows);

} // namespace catalpa::migrate
