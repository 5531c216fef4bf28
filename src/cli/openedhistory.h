// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "migrate/pgschemahistory.h"

namespace catalpa::cli {

//! The history that the command line means, on the database that it means.
Result<std::unique_ptr<migrate::PgSchemaHistory>> openHistory(Context &context);
//! Where its migrations come from.
migrate::BundleReader migrationsFor(const Context &context);

//! The one of \a steps that a person means with \a text: its name, "schema/name", or any part of them that no other
//! has. ErrorKind::Missing or Invalid with a sentence that lists what there is. Pure.
Result<MigrationStep> stepNamed(const QList<MigrationStep> &steps, const QString &text);

//! What --to and --only mean. Pure.
Result<MigrationSelection> selectionFor(const MigrateOptions &options, const SchemaStatus &status);

//! What applying and rehearsing begin with.
struct PreparedRun {
    std::unique_ptr<migrate::PgSchemaHistory> history;
    SchemaStatus status;
    MigrationSelection selection;

    //! Nothing of what is meant can be applied as things stand.
    bool isHeldUp() const;
};

Result<PreparedRun> prepareRun(Context &context);

} // namespace catalpa::cli
