// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/impactreport.h"
#include "migrate/impact/tablefacts.h"

namespace catalpa::migrate {

//! What \a migrations would do, in the order in which they would be applied, to a database with these \a facts (read
//! from their schemas and from public: an unqualified name that a migration's own schema does not have is looked for
//! there). Pure, in any thread; 10 MB of SQL take a few seconds. What an earlier statement makes, changes or removes is
//! known to the later ones.
//!
//! One entry for each statement, except that INSERTs into one table that follow each other are one, at the first one's
//! line. Dangers are told only where they matter for this database: none for what one of \a migrations makes itself,
//! and none about size for tables below 10 000 rows. Whatever loses values is a danger, and what takes rights or
//! reaches beyond the tables is one on any database. A statement whose doing stands elsewhere, as that of DO, CALL,
//! EXECUTE and functions that are not known, is unforeseeable. "Nobody notices" is said of a closed list
//! (statementkinds.h).
//!
//! Not seen: what triggers do, partitions and inherited tables below a table, tables behind a view, and how long other
//! programs keep a lock.
QList<ImpactReport> impactOf(const QList<Migration> &migrations, const TableFacts &facts);

} // namespace catalpa::migrate
