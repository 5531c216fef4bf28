// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace catalpa::cli {

//! Options of more than one command.

Option databaseOption();
//! Those that go with every command: --json, --verbose, --help and --version.
QList<Option> commonOptions();

//! --from and --schema: migrations of a folder instead of those that Catalpa has.
QList<Option> folderOptions();
//! --schema alone. A longer name than PostgreSQL's would be cut off by it without a word.
Option schemaOption();
//! Says that --schema needs --from.
Result<> checkFolderOptions(const CommandLine &commandLine);

//! --to and --only, which go with what runs migrations.
QList<Option> selectionOptions();
//! An option whose value is the name of a migration.
Option migrationOption(const QString &name, const QString &summary);

Option yesOption();

} // namespace catalpa::cli
