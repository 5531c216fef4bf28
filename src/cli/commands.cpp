// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"

#include "base/text.h"
#include "cli/commands/copy.h"
#include "cli/commands/doubles.h"
#include "cli/commands/export.h"
#include "cli/commands/history.h"
#include "cli/commands/import.h"
#include "cli/commands/lists.h"
#include "cli/commands/local.h"
#include "cli/commands/lookup.h"
#include "cli/commands/migrate/adopt.h"
#include "cli/commands/migrate/deploy.h"
#include "cli/commands/migrate/dev.h"
#include "cli/commands/migrate/diff.h"
#include "cli/commands/migrate/drift.h"
#include "cli/commands/migrate/new.h"
#include "cli/commands/migrate/plan.h"
#include "cli/commands/migrate/rehearse.h"
#include "cli/commands/migrate/resolve.h"
#include "cli/commands/migrate/status.h"
#include "cli/commands/migrate/undo.h"
#include "cli/commands/seed.h"
#include "cli/commands/serve.h"

#include <algorithm>

namespace catalpa::cli {

QList<Command> commandsFitting(const QStringList &typed)
{
    static const QList<Command> all{authorsCommand(),     booksCommand(),        historyCommand(),
                                    exportCommand(),      importUndoCommand(),   importCommand(),
                                    lookUpCommand(),      doublesMergeCommand(), doublesDifferentCommand(),
                                    doublesUndoCommand(), doublesCommand(),      seedCommand(),
                                    serveCommand(),       localStatusCommand(),  localStartCommand(),
                                    localStopCommand(),   localUrlCommand(),     copySaveCommand(),
                                    copyCheckCommand(),   copyRestoreCommand(),  moveCommand(),
                                    statusCommand(),      planCommand(),         rehearseCommand(),
                                    deployCommand(),      undoCommand(),         resolveCommand(),
                                    adoptCommand(),       driftCommand(),        diffCommand(),
                                    newCommand(),         devCommand()};
    QList<Command> fitting = all;
    fitting.removeIf([&typed](const Command &command) { return !command.fits(typed); });
    return fitting;
}

QStringList commandsWith(const QString &option)
{
    QStringList names;
    for (const Command &command : commandsFitting({})) {
        for (const Option &each : command.allOptions()) {
            if (each.name == option)
                names += command.name;
        }
    }
    return names;
}

QList<Option> optionsOf(const QList<Command> &commands)
{
    QList<Option> options;
    for (const Command &command : commands) {
        for (const Option &option : command.allOptions()) {
            if (std::none_of(options.cbegin(), options.cend(),
                             [&option](const Option &each) { return each.name == option.name; }))
                options += option;
        }
    }
    return options;
}

} // namespace catalpa::cli
