// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"

#include "cli/commands/authors.h"
#include "cli/commands/books.h"
#include "cli/commands/copy.h"
#include "cli/commands/local.h"
#include "cli/commands/migrate.h"
#include "cli/commands/seed.h"

namespace catalpa::cli {

Result<ExitCode> runCommand(Context &context)
{
    using Command = CommandLine::Command;
    switch (context.commandLine.command) {
    case Command::Help:
        context.output.writeLine(helpText());
        break;
    case Command::Version:
        context.output.writeLine(versionText());
        break;
    case Command::Authors:
        return listAuthors(context);
    case Command::Books:
        return listBooks(context);
    case Command::MigrateStatus:
        return showMigrations(context);
    case Command::MigrateDeploy:
        return deployMigrations(context);
    case Command::MigratePlan:
        return planMigrations(context);
    case Command::MigrateRehearse:
        return rehearseMigrations(context);
    case Command::MigrateUndo:
        return undoMigrations(context);
    case Command::MigrateResolve:
        return resolveMigration(context);
    case Command::MigrateAdopt:
        return adoptMigrations(context);
    case Command::MigrateDrift:
        return showDrift(context);
    case Command::MigrateDiff:
        return diffMigrations(context);
    case Command::MigrateNew:
        return makeMigration(context);
    case Command::Seed:
        return seed(context);
    case Command::LocalStatus:
        return showLocalStatus(context);
    case Command::LocalStart:
        return startLocal(context);
    case Command::LocalStop:
        return stopLocal(context);
    case Command::LocalUrl:
        return showLocalUrl(context);
    case Command::CopySave:
        return saveCopy(context);
    case Command::CopyCheck:
        return checkCopy(context);
    case Command::CopyRestore:
        return restoreCopy(context);
    case Command::Move:
        return moveCatalogue(context);
    }
    return ExitCode::Success;
}

} // namespace catalpa::cli
