// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "core/migration/dryrun.h"
#include "core/migration/migration.h"

#include <optional>

namespace catalpa {

//! Which of the waiting migrations.
struct MigrationSelection {
    enum class Extent { All, UpTo, Only };

    Extent extent = Extent::All;
    MigrationKey key = {}; //!< For UpTo (inclusive; only of its own schema) and Only.
};

//! Something that happened while migrations were applied, taken back or rehearsed; comes from the worker thread.
struct MigrationEvent {
    enum class Kind { Started, Statement, Notice, Applied, Failed };

    Kind kind = Kind::Started;
    MigrationKey key;
    int index = 0; //!< 0-based, among those to apply.
    int count = 0; //!< How many are to apply.
    QString text = {}; //!< A notice of the server, or the error's message.
    int milliseconds = 0; //!< With Applied: how long it took.
    int statement = 0; //!< With Statement: how many of the file are done.
    int statements = 0; //!< How many statements the file has; 0 when that is not known.
};

//! Why a migration was refused, and where in its file.
struct MigrationFailure {
    MigrationKey key;
    QString path; //!< The file as a person finds it: public/<name>/migration.sql.
    int line = 0; //!< 1-based; 0 when the server gave no place.
    int column = 0; //!< 1-based, in characters as an editor counts them (code points).
    QString statement = {}; //!< The statement that failed, shortened to 500 characters; empty when that is not known.
    Error error;

    bool operator==(const MigrationFailure &) const = default;
};

//! What applying (or taking back) brought: those that are applied (or taken back) now, and the failure that ended it,
//! if any. What is done stays done; the failed file left nothing behind, unless it has no transaction.
struct MigrationReport {
    QList<MigrationKey> done;
    std::optional<MigrationFailure> failure;
};

//! The same for a rehearsal, of which nothing stays.
struct DryRunReport {
    DryRun rehearsal;
    std::optional<MigrationFailure> failure;
};

} // namespace catalpa
