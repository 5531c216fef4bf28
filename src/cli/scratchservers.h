// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/drift/shadow.h"

namespace catalpa::cli {

//! A PostgreSQL of this computer, in a folder for temporary files, that ends and goes with its keeper.
migrate::ScratchServers scratchServers();

} // namespace catalpa::cli
