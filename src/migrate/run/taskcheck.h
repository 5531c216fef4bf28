// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migrationreport.h"
#include "migrate/run/runoutcome.h"

#include <optional>

namespace catalpa::migrate {

//! What is known not to work, before the first of \a tasks is run: see precheck(); and CREATE EXTENSION of one that the
//! server does not have, but for those in a DO block or a function. The server is asked only where there is one.
Result<std::optional<MigrationFailure>> checkTasks(db::Session &session, const QList<MigrationTask> &tasks);

} // namespace catalpa::migrate
