// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace catalpa::cli {

//! The books of another program's file, and the way back.
Command importCommand();
Command importUndoCommand();

} // namespace catalpa::cli
