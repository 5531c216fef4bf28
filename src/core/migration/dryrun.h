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
    QList<MigrationKey> leftOut; //!< They are not one transaction, or stand behind one that is not.
    //! They were run in a database of its own, behind all that were applied, and without the rows: one of them is not
    //! one transaction, or uses what has to be committed before.
    QList<MigrationKey> withoutRows;
};

} // namespace catalpa
