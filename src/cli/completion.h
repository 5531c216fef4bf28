// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace catalpa::cli {

//! What the last of \a words, which may be empty, can become; the others stand before it. anyFile and anyFolder stand
//! for names that the shell knows.
QStringList completionsOf(const QStringList &words);

//! What --complete does, for ../packaging/completions.
Command completionCommand();

} // namespace catalpa::cli
