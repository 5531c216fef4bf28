// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commands/migrate.h"
#include "cli/openedhistory.h"
#include "cli/output/jsonoutput.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/tableoutput.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

QByteArray jsonOf(const SchemaFindings &findings, const QList<MigrationKey> &adopted)
{
    return Json::Object()
        .add("adoptable", toJson(findings.adoptable))
        .add("adopted", toJson(adopted))
        .add("nearest", findings.nearest ? toJson(*findings.nearest) : QByteArray("null"))
        .add("distance", toJson(findings.distance))
        .add("notCompared", toJson(findings.notCompared))
        .text();
}

void writeKeys(const QList<MigrationKey> &keys, Output &output)
{
    for (const MigrationKey &key : keys)
        output.writeLine("  "_L1 + nameOf(key));
}

void writeNearest(const SchemaFindings &findings, Output &output)
{
    output.writeLine(Text::tr("The tables are in no state of the migrations, so none can be adopted. They are "
                              "nearest to what they are after %1, and differ in this:")
                         .arg(nameOf(*findings.nearest)));
    writeSentences(findings.distance, output);
}

//! What there is to be said when nothing is marked.
ExitCode answer(const SchemaFindings &findings, Context &context)
{
    Output &output = context.output;
    if (context.commandLine.json) {
        output.write(jsonOf(findings, {}) + '\n');
    } else if (!findings.adoptable.isEmpty()) {
        output.writeLine(Text::tr("The tables have these migrations already, without a record of them:"));
        writeKeys(findings.adoptable, output);
    } else if (findings.nearest) {
        writeNearest(findings, output);
    } else if (findings.notCompared.isEmpty()) {
        output.writeLine(Text::tr("There is nothing to adopt."));
    }
    output.flush();
    if (!findings.adoptable.isEmpty()) {
        printNote(Text::tr("Nothing was changed yet. Add --yes to mark them as applied; nothing of them is run."));
        return ExitCode::NotConfirmed;
    }
    if (findings.nearest)
        return ExitCode::Different;
    return findings.notCompared.isEmpty() ? ExitCode::Success : ExitCode::NotCompared;
}

} // namespace

Result<ExitCode> adoptMigrations(Context &context)
{
    const auto history = openHistory(context);
    if (!history)
        return passOn(history);
    const auto findings = await((*history)->checkDrift(), context.interruption);
    if (!findings)
        return passOn(findings);
    for (const QString &sentence : findings->notCompared)
        printNote(sentence);
    if (findings->adoptable.isEmpty() || !context.commandLine.migrate.yes)
        return answer(*findings, context);

    const auto adopted = await((*history)->adopt(findings->adoptable), context.interruption);
    if (!adopted)
        return passOn(adopted);
    Output &output = context.output;
    if (context.commandLine.json) {
        output.write(jsonOf(*findings, *adopted) + '\n');
    } else {
        output.writeLine(Text::tr("These are marked as applied now; nothing of them was run:"));
        writeKeys(*adopted, output);
    }
    return ExitCode::Success;
}

} // namespace catalpa::cli
