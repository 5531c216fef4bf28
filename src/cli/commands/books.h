// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"

namespace catalpa::cli {

//! catalpa-cli books [--author ID]
Result<ExitCode> listBooks(Context &context);

} // namespace catalpa::cli
