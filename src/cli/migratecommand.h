// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workplace.h"

namespace catalpa::cli {

//! catalpa-cli migrate status. ExitCode::SchemaBehind when something is pending.
Result<ExitCode> showMigrations(Workplace &workplace);
//! catalpa-cli migrate deploy. Nothing to do is a success.
Result<ExitCode> deployMigrations(Workplace &workplace);

} // namespace catalpa::cli
