// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/pgschemahistory.h"
#include "workplace.h"

namespace catalpa::cli {

//! The history that the command line means, on the database that it means.
Result<std::unique_ptr<migrate::PgSchemaHistory>> openHistory(Workplace &workplace);
//! Where its migrations come from.
migrate::BundleReader migrationsFor(const Workplace &workplace);

//! The one of \a steps that a person means with \a text: its name, "schema/name", or any part of them that no other
//! has. ErrorKind::Missing or Invalid with a sentence that lists what there is. Pure.
Result<MigrationStep> stepNamed(const QList<MigrationStep> &steps, const QString &text);

//! What --to and --only mean. Pure.
Result<MigrationSelection> selectionFor(const MigrateOptions &options, const SchemaStatus &status);

//! True when the first history must not be applied: then no other may, because each stands on those before it. Pure.
bool isHeldUp(const SchemaStatus &status);

} // namespace catalpa::cli
