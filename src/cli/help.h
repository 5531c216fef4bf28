// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace catalpa::cli {

//! All commands and options; with the words of one command or group of commands, those of that.
QString helpText(const QStringList &words = {});

//! What --help and --version do.
Command helpCommand();
Command versionCommand();

} // namespace catalpa::cli
