// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace catalpa::cli {

//! Books in the catalogues of other libraries.
Command lookUpCommand();

} // namespace catalpa::cli
