// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonoutput.h"
#include "migratecommand.h"
#include "migratewords.h"
#include "openedhistory.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(DriftCommand)
};

void writeForPeople(const SchemaFindings &findings, bool isRecorded, Output &output)
{
    if (!findings.drift.isEmpty()) {
        output.writeLine(Sentences::tr("The tables differ from what the applied migrations make:"));
        writeSentences(findings.drift, output);
    } else if (!isRecorded) {
        output.writeLine(
            Sentences::tr("No migration is recorded as applied, so there is nothing to compare the tables with."));
    } else if (findings.notCompared.isEmpty()) {
        output.writeLine(Sentences::tr("The tables are as the applied migrations make them."));
    }
    if (!findings.adoptable.isEmpty()) {
        output.writeLine(Sentences::tr("%n migration(s) are in the tables without a record. 'catalpa-cli migrate "
                                       "adopt' lists them.",
                                       nullptr, int(findings.adoptable.size())));
    }
}

} // namespace

Result<ExitCode> showDrift(Workplace &workplace)
{
    const auto history = openHistory(workplace);
    if (!history)
        return tl::unexpected(history.error());
    const auto status = awaited((*history)->status(), workplace.interruption);
    if (!status)
        return tl::unexpected(status.error());
    const auto findings = awaited((*history)->examine(), workplace.interruption);
    if (!findings)
        return tl::unexpected(findings.error());

    Output &output = workplace.output;
    if (workplace.invocation.json) {
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
        say(sentence);
    if (!findings->drift.isEmpty())
        return ExitCode::Different;
    return findings->notCompared.isEmpty() ? ExitCode::Success : ExitCode::NotCompared;
}

} // namespace catalpa::cli
