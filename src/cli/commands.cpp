// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"

#include "base/text.h"
#include "cli/commands/authors.h"
#include "cli/commands/books.h"
#include "cli/commands/copy.h"
#include "cli/commands/local.h"
#include "cli/commands/migrate/adopt.h"
#include "cli/commands/migrate/deploy.h"
#include "cli/commands/migrate/diff.h"
#include "cli/commands/migrate/drift.h"
#include "cli/commands/migrate/new.h"
#include "cli/commands/migrate/plan.h"
#include "cli/commands/migrate/rehearse.h"
#include "cli/commands/migrate/resolve.h"
#include "cli/commands/migrate/status.h"
#include "cli/commands/migrate/undo.h"
#include "cli/commands/move.h"
#include "cli/commands/seed.h"

#include <algorithm>

namespace catalpa::cli {

const QList<CommandGroup> &commandGroups()
{
    static const QList<CommandGroup> groups{
        {Text::tr("Commands"),
         {authorsCommand(), booksCommand(), seedCommand(), localStatusCommand(), localStartCommand(),
          localStopCommand(), localUrlCommand()}},
        {Text::tr("Copies"), {copySaveCommand(), copyCheckCommand(), copyRestoreCommand(), moveCommand()}},
        {Text::tr("Migrations of the tables"),
         {statusCommand(), planCommand(), rehearseCommand(), deployCommand(), undoCommand(), resolveCommand(),
          adoptCommand(), driftCommand(), diffCommand(), newCommand()}}};
    return groups;
}

QList<Command> commandsFitting(const QStringList &typed)
{
    QList<Command> fitting;
    for (const CommandGroup &group : commandGroups())
        std::copy_if(group.commands.cbegin(), group.commands.cend(), std::back_inserter(fitting),
                     [&typed](const Command &command) { return command.fits(typed); });
    return fitting;
}

QStringList commandsWith(const QString &option)
{
    QStringList names;
    for (const Command &command : commandsFitting({})) {
        const QList<Option> options = command.allOptions();
        if (std::any_of(options.cbegin(), options.cend(), [&](const Option &each) { return each.name == option; }))
            names += command.name;
    }
    return names;
}

QList<Option> allOptions()
{
    QList<Option> all;
    QStringList names;
    for (const Command &command : commandsFitting({})) {
        for (const Option &option : command.allOptions()) {
            if (names.contains(option.name))
                continue;
            names += option.name;
            all += option;
        }
    }
    return all;
}

} // namespace catalpa::cli
