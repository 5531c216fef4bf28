// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/impactreport.h"
#include "core/migration/schemafindings.h"

namespace catalpa {

//! What happened when migrations were run for real and taken back.
struct DryRun {
    struct Run {
        MigrationKey key;
        int milliseconds = 0;
        QList<TableLock> locks; //!< As pg_locks showed them when it was done; without what it created itself.
    };
    struct RowCount {
        QString table; //!< schema.table
        std::optional<qint64> before; //!< Nothing when there was no such table.
        std::optional<qint64> after;
    };

    QList<Run> runs; //!< Those that went well, in order.
    QList<RowCount> rows; //!< Of every table of the schemas, exactly.
    QList<SchemaDifference> changes; //!< What would be different afterwards; "expected" is before, "found" after.
    QList<MigrationKey> leftOut; //!< They cannot run in a transaction, so they cannot be rehearsed.
};

} // namespace catalpa
