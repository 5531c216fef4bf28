// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace catalpa::cli {

//! Those that \a typed can mean so far; every command of the program for no word. A new one is added here.
QList<Command> commandsFitting(const QStringList &typed);
//! The names of those that take an option.
QStringList commandsWith(const QString &option);
//! Each option of \a commands, once.
QList<Option> optionsOf(const QList<Command> &commands = commandsFitting({}));

} // namespace catalpa::cli
