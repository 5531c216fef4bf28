// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemahistory.h"
#include "wording/migrations/runtext.h"

namespace catalpa {

//! Where a migration stands as it is shown: MigrationState, with what is happening at this moment.
enum class MigrationMark {
    Pending,
    OutOfOrder, //!< Pending, but a later one is applied.
    Blocked, //!< Pending, but its schema has an obstacle.
    Running,
    Applied,
    Edited,
    Gone,
    Failed,
    HalfWay, //!< Failed in the midst of a file without transaction: it can be continued.
    RolledBack,
    MissingHere
};

MigrationMark markOf(const MigrationStep &step, bool blocked = false);

//! Whose migrations those of a schema are: "Shared with Prisma (public)".
QString groupOf(const QString &schema);

//! What a migration is for: its own description; empty for those we do not know. Those made by Prisma have none and are
//! recognised by their text, not by their name, because another program's "init" creates other tables.
QString purposeOf(const Migration &migration);

//! One or two words: "Applied". What Running is called depends on \a task.
QString wordFor(MigrationMark mark, RunKind task = RunKind::Apply);
//! One line for the list: when, how long it took, and who did it. Never empty, so that rows keep their height.
//! \a statements of its file are known, or 0.
QString historyOf(const MigrationStep &step, MigrationMark mark, int statements = 0);
//! What it means that the migration stands so, and what to do.
QString adviceFor(const MigrationStep &step, MigrationMark mark, int statements = 0);

//! The state in a terminal's table, with what is to be added to it: "pending, out of order".
QString stateText(const MigrationStep &step);

//! The name of a folder in words.
QString titleOf(const QString &name);
//! Where a failure happened: "public/<name>/migration.sql, line 3, column 25"; empty when the server gave no place.
QString placeOf(const MigrationFailure &failure);
//! "under 1 ms", "48 ms", "2.4 s", "3 min 5 s", with the user's decimal separator.
QString durationText(qint64 milliseconds);

} // namespace catalpa
