// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workplace.h"

namespace catalpa::cli {

//! copy save: the whole catalogue into a file.
Result<ExitCode> saveCopy(Workplace &workplace);
//! copy check: reads a file and tells what it holds.
Result<ExitCode> checkCopy(Workplace &workplace);
//! copy restore: a file into an empty database.
Result<ExitCode> restoreCopy(Workplace &workplace);
//! move: the whole catalogue into another database.
Result<ExitCode> moveCatalogue(Workplace &workplace);

} // namespace catalpa::cli
