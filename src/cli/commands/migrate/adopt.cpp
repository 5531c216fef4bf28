// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/adopt.h"

#include "base/text.h"
#include "cli/openedhistory.h"
#include "cli/output/migrationoutput.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Json::Object jsonOf(const SchemaFindings &findings, const QList<MigrationKey> &adopted)
{
    return Json::Object()
        .add("adoptable", toJson(findings.adoptable))
        .add("adopted", toJson(adopted))
        .add("nearest", findings.nearest ? toJson(*findings.nearest) : QByteArray("null"))
        .add("distance", toJson(findings.distance))
        .add("notCompared", toJson(findings.notCompared));
}

void writeForPeople(const SchemaFindings &findings, Output &output)
{
    if (!findings.adoptable.isEmpty()) {
        output.writeLine(Text::tr("The tables have these migrations already, without a record of them:"));
        writeKeys(findings.adoptable, output);
    } else if (findings.nearest) {
        output.writeLine(Text::tr("The tables are in no state of the migrations, so none can be adopted. They are "
                                  "nearest to what they are after %1, and differ in this:")
                             .arg(nameOf(*findings.nearest)));
        writeSentences(findings.distance, output);
    } else if (findings.notCompared.isEmpty()) {
        output.writeLine(Text::tr("There is nothing to adopt."));
    }
}

//! What there is to be said when nothing is marked.
ExitCode tellFindings(const SchemaFindings &findings, Context &context)
{
    context.answer(jsonOf(findings, {}), [&] { writeForPeople(findings, context.output); });
    context.output.flush();
    if (!findings.adoptable.isEmpty()) {
        printNote(Text::tr("Nothing was changed yet. Add --yes to mark them as applied; nothing of them is run."));
        return ExitCode::NotConfirmed;
    }
    if (findings.nearest)
        return ExitCode::Different;
    return findings.notCompared.isEmpty() ? ExitCode::Success : ExitCode::NotCompared;
}

Result<ExitCode> adopt(Context &context)
{
    const auto history = openHistory(context);
    if (!history)
        return passOn(history);
    const auto findings = await((*history)->checkDrift(), context.interruption);
    if (!findings)
        return passOn(findings);
    for (const QString &sentence : findings->notCompared)
        printNote(sentence);
    if (findings->adoptable.isEmpty() || !context.commandLine.has(u"yes"_s))
        return tellFindings(*findings, context);

    const auto adopted = await((*history)->adopt(findings->adoptable), context.interruption);
    return adopted.map([&](const QList<MigrationKey> &keys) {
        context.answer(jsonOf(*findings, keys), [&] {
            context.output.writeLine(Text::tr("These are marked as applied now; nothing of them was run:"));
            writeKeys(keys, context.output);
        });
        return ExitCode::Success;
    });
}

} // namespace

Command adoptCommand()
{
    return {.name = u"migrate adopt"_s,
            .options = QList{yesOption()} + folderOptions(),
            .summary = Text::tr("Record the migrations that the tables have already; runs nothing."),
            .run = adopt};
}

} // namespace catalpa::cli
