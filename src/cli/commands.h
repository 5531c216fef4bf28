// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"

namespace catalpa::cli {

//! Runs the command that the command line asks for.
Result<ExitCode> runCommand(Context &context);

} // namespace catalpa::cli
