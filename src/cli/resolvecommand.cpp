// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonoutput.h"
#include "migratecommand.h"
#include "migratewords.h"
#include "openedhistory.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(ResolveCommand)
};

} // namespace

Result<ExitCode> resolveMigration(Workplace &workplace)
{
    const MigrateOptions &options = workplace.invocation.migrate;
    const auto history = openHistory(workplace);
    if (!history)
        return tl::unexpected(history.error());
    const auto step =
        awaited((*history)->status(), workplace.interruption).and_then([&options](const SchemaStatus &status) {
            return stepNamed(status.steps, options.name);
        });
    if (!step)
        return tl::unexpected(step.error());
    const auto done = awaited((*history)->resolve(step->key(), options.resolution), workplace.interruption);
    if (!done)
        return tl::unexpected(done.error());

    const bool applied = options.resolution == Resolution::Applied;
    if (workplace.invocation.json) {
        workplace.output.write(Json::Object()
                                   .add("schema", Json::text(step->migration.schema))
                                   .add("name", Json::text(step->migration.name))
                                   .add("markedAs", applied ? "\"applied\"" : "\"rolledBack\"")
                                   .text()
                               + '\n');
    } else {
        workplace.output.writeLine((applied ? Sentences::tr("%1 is marked as applied. Nothing of it was run.")
                                            : Sentences::tr("%1 is marked as rolled back and can be applied again."))
                                       .arg(nameOf(step->key())));
    }
    return ExitCode::Success;
}

} // namespace catalpa::cli
