// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"

namespace catalpa::cli {

//! copy save: the whole catalogue into a file.
Result<ExitCode> saveCopy(Context &context);
//! copy check: reads a file and tells what it holds.
Result<ExitCode> checkCopy(Context &context);
//! copy restore: a file into an empty database.
Result<ExitCode> restoreCopy(Context &context);
//! move: the whole catalogue into another database.
Result<ExitCode> moveCatalogue(Context &context);

} // namespace catalpa::cli
