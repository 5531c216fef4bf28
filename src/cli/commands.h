// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

namespace catalpa::cli {

//! Commands that the help lists under one heading.
struct CommandGroup {
    QString title;
    QList<Command> commands;
};

//! Every command of the program. A new one is added here, and nowhere else.
const QList<CommandGroup> &commandGroups();

//! Those that \a typed can mean so far; all of them for no word.
QList<Command> commandsFitting(const QStringList &typed);
//! The names of those that take an option.
QStringList commandsWith(const QString &option);
//! Each option of any command, once.
QList<Option> allOptions();

} // namespace catalpa::cli
