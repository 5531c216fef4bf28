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
//! --schema alone. A name longer than PostgreSQL's is refused, because PostgreSQL would cut it off without a word.
Option schemaOption();

//! --to and --only, which go with what runs migrations.
QList<Option> selectionOptions();
//! An option whose value is the name of a migration, or a part of it.
Option migrationOption(const QString &name, const QString &summary);

Option yesOption();

} // namespace catalpa::cli
