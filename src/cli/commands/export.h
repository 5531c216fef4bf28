// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace catalpa::cli {

//! The books, or those that a search finds, into a file for other programs.
Command exportCommand();

} // namespace catalpa::cli
