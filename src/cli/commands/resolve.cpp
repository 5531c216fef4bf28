// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commands/migrate.h"
#include "cli/openedhistory.h"
#include "cli/output/jsonoutput.h"
#include "cli/output/migrationoutput.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
Result<ExitCode> resolveMigration(Context &context)
{
    const MigrateOptions &options = context.commandLine.migrate;
    const auto history = openHistory(context);
    if (!history)
        return passOn(history);
    const auto step =
        await((*history)->status(), context.interruption).and_then([&options](const SchemaStatus &status) {
            return stepNamed(status.steps, options.name);
        });
    if (!step)
        return passOn(step);
    const auto done = await((*history)->resolve(step->key(), options.resolution), context.interruption);
    if (!done)
        return passOn(done);

    const bool applied = options.resolution == Resolution::Applied;
    if (context.commandLine.json) {
        context.output.write(Json::Object()
                                 .add("schema", Json::text(step->migration.schema))
                                 .add("name", Json::text(step->migration.name))
                                 .add("markedAs", applied ? "\"applied\"" : "\"rolledBack\"")
                                 .text()
                             + '\n');
    } else {
        context.output.writeLine((applied ? Text::tr("%1 is marked as applied. Nothing of it was run.")
                                          : Text::tr("%1 is marked as rolled back and can be applied again."))
                                     .arg(nameOf(step->key())));
    }
    return ExitCode::Success;
}

} // namespace catalpa::cli
