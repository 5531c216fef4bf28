// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commands/migrate.h"
#include "cli/openedhistory.h"
#include "cli/output/jsonoutput.h"
#include "cli/output/migrationoutput.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

void writeForPeople(const SchemaFindings &findings, bool isRecorded, Output &output)
{
    if (!findings.drift.isEmpty()) {
        output.writeLine(Text::tr("The tables differ from what the applied migrations make:"));
        writeSentences(findings.drift, output);
    } else if (!isRecorded) {
        output.writeLine(
            Text::tr("No migration is recorded as applied, so there is nothing to compare the tables with."));
    } else if (findings.notCompared.isEmpty()) {
        output.writeLine(Text::tr("The tables are as the applied migrations make them."));
    }
    if (!findings.adoptable.isEmpty()) {
        output.writeLine(Text::tr("%n migration(s) are in the tables without a record. 'catalpa-cli migrate "
                                  "adopt' lists them.",
                                  nullptr, int(findings.adoptable.size())));
    }
}

} // namespace

Result<ExitCode> showDrift(Context &context)
{
    const auto history = openHistory(context);
    if (!history)
        return passOn(history);
    const auto status = await((*history)->status(), context.interruption);
    if (!status)
        return passOn(status);
    const auto findings = await((*history)->checkDrift(), context.interruption);
    if (!findings)
        return passOn(findings);

    Output &output = context.output;
    if (context.commandLine.json) {
        output.write(Json::Object()
                         .add("drift", toJson(findings->drift))
                         .add("adoptable", toJson(findings->adoptable))
                         .add("notCompared", toJson(findings->notCompared))
                         .text()
                     + '\n');
    } else {
        writeForPeople(*findings, std::any_of(status->steps.cbegin(), status->steps.cend(), isApplied), output);
    }
    output.flush();
    for (const QString &sentence : findings->notCompared)
        printNote(sentence);
    if (!findings->drift.isEmpty())
        return ExitCode::Different;
    return findings->notCompared.isEmpty() ? ExitCode::Success : ExitCode::NotCompared;
}

} // namespace catalpa::cli
