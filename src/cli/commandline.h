// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/migration/schemahistory.h"
#include "core/records/author.h"

#include <QtCore/QStringList>

namespace catalpa::cli {

//! What the commands of migrate are told beside their name.
struct MigrateOptions {
    std::optional<QString> from; //!< A folder of migrations in Prisma's layout, instead of those that Catalpa has.
    QString schema = QStringLiteral("public"); //!< Where the migrations of a folder lead.
    MigrationSelection::Extent extent = MigrationSelection::Extent::All;
    QString name; //!< A migration, or a part of its name: for UpTo, Only, undo and resolve; for new the new name.
    Resolution resolution = Resolution::Applied;
    bool all = false; //!< For plan.
    bool yes = false;
    bool exitCode = false; //!< For diff.
    QString before; //!< For diff: a folder, or one of database, empty, bundled and shared.
    QString after;
};

//! What a command line asks for, checked as far as it can be without a database.
struct CommandLine {
    enum class Command {
        Help,
        Version,
        Authors,
        Books,
        MigrateStatus,
        MigrateDeploy,
        MigratePlan,
        MigrateRehearse,
        MigrateUndo,
        MigrateResolve,
        MigrateAdopt,
        MigrateDrift,
        MigrateDiff,
        MigrateNew,
        Seed,
        LocalStatus,
        LocalStart,
        LocalStop,
        LocalUrl,
        CopySave,
        CopyCheck,
        CopyRestore,
        Move
    };

    Command command = Command::Help;
    std::optional<QString> database; //!< An address or a name. May hold a password.
    bool json = false;
    bool verbose = false;
    std::optional<Id<Author>> author; //!< For Books.
    QString sample = QStringLiteral("guide"); //!< For Seed.
    QString file; //!< For the commands of copy.
    bool setAside = false; //!< For CopyRestore.
    std::optional<QString> to; //!< For Move: an address without a password, or a name.
    MigrateOptions migrate;
};

//! Reads the arguments; the first is the program's name. The error is one sentence about the command line.
Result<CommandLine> readCommandLine(const QStringList &arguments);

QString helpText();
//! Asks the server programs of this computer for theirs, which takes a moment.
QString versionText();

} // namespace catalpa::cli
