// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"

namespace catalpa::cli {

//! catalpa-cli migrate status. ExitCode::SchemaBehind when something is pending, MigrationFailed when one had failed.
Result<ExitCode> showMigrations(Context &context);
//! catalpa-cli migrate deploy [--to NAME | --only NAME]. Nothing to do is a success.
Result<ExitCode> deployMigrations(Context &context);
//! catalpa-cli migrate plan [--all]
Result<ExitCode> planMigrations(Context &context);
//! catalpa-cli migrate rehearse [--to NAME | --only NAME]
Result<ExitCode> rehearseMigrations(Context &context);
//! catalpa-cli migrate undo NAME [--yes]. ExitCode::NotUndoable, NotConfirmed.
Result<ExitCode> undoMigrations(Context &context);
//! catalpa-cli migrate resolve --applied NAME | --rolled-back NAME
Result<ExitCode> resolveMigration(Context &context);
//! catalpa-cli migrate adopt [--yes]. ExitCode::NotConfirmed; Different when no state of the history fits.
Result<ExitCode> adoptMigrations(Context &context);
//! catalpa-cli migrate drift. ExitCode::Different, NotCompared.
Result<ExitCode> showDrift(Context &context);
//! catalpa-cli migrate diff FROM TO [--exit-code]. ExitCode::Different with --exit-code.
Result<ExitCode> diffMigrations(Context &context);
//! catalpa-cli migrate new NAME --from DIR
Result<ExitCode> makeMigration(Context &context);

} // namespace catalpa::cli
