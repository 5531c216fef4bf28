// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"

namespace catalpa::cli {

//! catalpa-cli authors
Result<ExitCode> listAuthors(Context &context);

} // namespace catalpa::cli
