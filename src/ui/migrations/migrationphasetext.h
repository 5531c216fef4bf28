// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/migrationsession.h"

namespace catalpa::ui {

//! What goes on with a history, or how safe it is to apply what waits; \a isEmpty: no migration is shown.
QString phaseText(const MigrationSession &session, bool isEmpty);

//! What stands in place of a list that is empty; \a isFolder: of a folder, not of Catalpa's own migrations.
QString emptyListText(const MigrationSession &session, bool isFolder);

//! What is said where nothing is known of what the statements of a migration do.
QString unweighedText(const MigrationSession &session);

//! What is worth knowing before anything is applied, a line for each; may be empty.
QString noticesText(const SchemaStatus &status);

} // namespace catalpa::ui
