// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/author.h"
#include "core/result.h"

#include <QtCore/QStringList>

namespace catalpa::cli {

//! What a command line asks for, checked as far as it can be without a database.
struct Invocation {
    enum class Command {
        Help,
        Version,
        Authors,
        Books,
        MigrateStatus,
        MigrateDeploy,
        Seed,
        LocalStatus,
        LocalStart,
        LocalStop,
        LocalUrl
    };

    Command command = Command::Help;
    std::optional<QString> database; //!< An address or a name. May hold a password.
    bool json = false;
    bool verbose = false;
    std::optional<Id<Author>> author; //!< For Books.
    QString sample = QStringLiteral("guide"); //!< For Seed.
};

//! Reads the arguments; the first is the program's name. The error is one sentence about the command line.
Result<Invocation> readCommandLine(const QStringList &arguments);

QString helpText();
QString versionText();

} // namespace catalpa::cli
