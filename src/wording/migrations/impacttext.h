// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "wording/report.h"

namespace catalpa {

//! Who has to wait, in a few words: "readers are not blocked".
QString blockingText(Blocking blocking);
//! The same, and that it is for a moment when it is: "readers and writers wait for a moment".
QString blockingText(Blocking blocking, qint64 milliseconds);
//! "AccessExclusiveLock on public.authors"
QString lockText(const TableLock &lock);
//! The same of several; empty for none.
QString locksText(const QList<TableLock> &locks);
//! What can be said of \a impacts in a few sentences: who waits and how long, what is lost, how many statements are
//! dangerous, and of how many nobody can tell what they do. "Nobody has to wait; values are lost. 2 statements are
//! dangerous."
QStringList essenceOf(const QList<ImpactReport> &impacts);

//! The outlook of that migration, or null.
const ImpactReport *impactOf(const QList<ImpactReport> &impacts, const MigrationKey &key);

//! What would happen on Apply, in one line: "3 to apply · about 2 s · all can be undone · readers are not blocked".
//! \a outlooks may be empty: then it says how many there are, and no more.
QString safetyText(const SchemaStatus &status, const QList<ImpactReport> &impacts);

//! What one migration does, statement by statement, for somebody who decides whether to apply it.
Report planOf(const ImpactReport &impact);

//! Every danger and every loss of data of \a outlooks, a sentence each.
QStringList lintFindingsOf(const QList<ImpactReport> &impacts);

} // namespace catalpa
