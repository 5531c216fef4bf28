// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "wording/report.h"

namespace catalpa {

//! The title of a migration of \a status; of one that it does not know, the name in words.
QString titleOf(const SchemaStatus &status, const MigrationKey &key);
//! "“Init”, “Add country” and “Sort keys”", the first few of them.
QString titlesOf(const SchemaStatus &status, const QList<MigrationKey> &keys);

//! What a look at the tables brought, in one sentence.
QString findingsText(const SchemaFindings &findings);
//! The same difference by difference.
Report findingsReport(const SchemaFindings &findings, const SchemaStatus &status);
//! "This is the catalogue as of “Add country”. …"; empty when nothing can be adopted.
QString adoptableText(const SchemaFindings &findings, const SchemaStatus &status);

//! What a rehearsal showed: times, locks, rows before and after, changes, what could not be rehearsed, the failure.
Report rehearsalReport(const DryRunReport &report, const SchemaStatus &status);
//! The same in one sentence.
QString rehearsalText(const DryRunReport &report);

} // namespace catalpa
