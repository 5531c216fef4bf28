// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace catalpa::cli {

//! Authors or books that are probably one.
Command doublesCommand();
//! Makes one record of two.
Command doublesMergeCommand();
//! Remembers that two records are not the same.
Command doublesDifferentCommand();
//! Takes a merge back.
Command doublesUndoCommand();

} // namespace catalpa::cli
