// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/schemahistory.h"

namespace catalpa {

//! Where a migration stands as it is shown: MigrationState, with what is happening at this moment.
enum class MigrationMark {
    Pending,
    OutOfOrder, //!< Pending, but a later one is applied.
    Running,
    Applied,
    Edited,
    Failed,
    RolledBack,
    MissingHere
};

MigrationMark markOf(const MigrationStep &step);

//! What a migration is for, in one sentence; empty for those we do not know. Known ones are recognised by their text,
//! not by their name, because another program's "init" creates other tables.
QString purposeOf(const Migration &migration);

//! One or two words: "Applied".
QString wordFor(MigrationMark mark);
//! One line for the list: when, and how long it took. Never empty, so that rows keep their height.
QString historyOf(const MigrationStep &step, MigrationMark mark);
//! What it means that the migration stands so, and what to do.
QString adviceFor(const MigrationStep &step, MigrationMark mark);

//! The name of a folder in words.
QString titleOf(const QString &name);
//! Where a failure happened: "public/<name>/migration.sql, line 3, column 25"; empty when the server gave no place.
QString placeOf(const MigrationFailure &failure);
//! What is waiting in the whole history, in a few words.
QString waitingText(const SchemaStatus &status);

//! "under 1 ms", "48 ms", "2.4 s", "3 min 5 s", with the user's decimal separator.
QString durationText(qint64 milliseconds);

} // namespace catalpa
