// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/command.h"

#include <QtCore/QHash>

#include <optional>

namespace catalpa::cli {

//! What a command line asks for, checked as far as it can be without a database.
struct CommandLine {
    Command command;
    QStringList arguments = {}; //!< As many as the command needs, none of them empty.
    QHash<QString, QString> options = {}; //!< Those that were given, by name. --database may hold a password.

    bool has(const QString &option) const { return options.contains(option); }
    std::optional<QString> value(const QString &option) const;
    bool json() const { return has(QStringLiteral("json")); }
    bool verbose() const { return has(QStringLiteral("verbose")); }
};

//! Reads the arguments; the first is the program's name. The error is one sentence about the command line.
Result<CommandLine> readCommandLine(const QStringList &arguments);

} // namespace catalpa::cli
