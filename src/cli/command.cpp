// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "authorscommand.h"
#include "bookscommand.h"
#include "copycommand.h"
#include "localcommand.h"
#include "migratecommand.h"
#include "seedcommand.h"

namespace catalpa::cli {

Result<ExitCode> runCommand(Workplace &workplace)
{
    using Command = Invocation::Command;
    switch (workplace.invocation.command) {
    case Command::Help:
        workplace.output.writeLine(helpText());
        break;
    case Command::Version:
        workplace.output.writeLine(versionText());
        break;
    case Command::Authors:
        return listAuthors(workplace);
    case Command::Books:
        return listBooks(workplace);
    case Command::MigrateStatus:
        return showMigrations(workplace);
    case Command::MigrateDeploy:
        return deployMigrations(workplace);
    case Command::MigratePlan:
        return planMigrations(workplace);
    case Command::MigrateRehearse:
        return rehearseMigrations(workplace);
    case Command::MigrateUndo:
        return undoMigrations(workplace);
    case Command::MigrateResolve:
        return resolveMigration(workplace);
    case Command::MigrateAdopt:
        return adoptMigrations(workplace);
    case Command::MigrateDrift:
        return showDrift(workplace);
    case Command::MigrateDiff:
        return diffMigrations(workplace);
    case Command::MigrateNew:
        return makeMigration(workplace);
    case Command::Seed:
        return seed(workplace);
    case Command::LocalStatus:
        return showLocalStatus(workplace);
    case Command::LocalStart:
        return startLocal(workplace);
    case Command::LocalStop:
        return stopLocal(workplace);
    case Command::LocalUrl:
        return showLocalUrl(workplace);
    case Command::CopySave:
        return saveCopy(workplace);
    case Command::CopyCheck:
        return checkCopy(workplace);
    case Command::CopyRestore:
        return restoreCopy(workplace);
    case Command::Move:
        return moveCatalogue(workplace);
    }
    return ExitCode::Success;
}

} // namespace catalpa::cli
