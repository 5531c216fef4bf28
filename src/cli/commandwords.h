// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/commandline.h"

namespace catalpa::cli {

//! A command, and the words that stand behind it.
struct Called {
    CommandLine::Command command;
    QStringList arguments; //!< As many as it needs, none of them empty.
};

//! Reads the words of a command line that are no options. The error is one sentence.
Result<Called> commandFrom(const QStringList &words);

//! As it is typed: "migrate status".
QString textOf(CommandLine::Command command);

} // namespace catalpa::cli
