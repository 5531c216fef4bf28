// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/drift.h"

#include "base/text.h"
#include "cli/commands/migrate/schemastate.h"
#include "cli/openedhistory.h"
#include "cli/output/migrationoutput.h"

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

//! The tables against a schema.prisma, whatever is recorded.
Result<ExitCode> showSchemaDrift(const QString &path, Context &context)
{
    const QString schemaName = context.commandLine.value(u"schema"_s).value_or(u"public"_s);
    return migrate::readPrismaSchema(path, schemaName)
        .and_then([&](const migrate::PrismaSchema &schema) { return schemaDrift(schema, context); })
        .map([&context](const QList<SchemaDifference> &drift) {
            context.answer(Json::Object().add("drift", toJson(drift)), [&] {
                if (drift.isEmpty())
                    context.output.writeLine(
                        Text::tr("The tables are as the schema makes them, in all that Prisma's language can say."));
                else
                    context.output.writeLine(Text::tr("The tables differ from what the schema makes:"));
                writeSentences(drift, context.output);
            });
            return drift.isEmpty() ? ExitCode::Success : ExitCode::Different;
        });
}

Result<ExitCode> showDrift(const OpenedHistory &opened, Context &context)
{
    QObject listener;
    const auto findings = await(opened.history->checkDrift(tryingLines(&listener, context)), context.interruption);
    if (!findings)
        return passOn(findings);

    const QList<MigrationStep> &steps = opened.status.steps;
    context.answer(Json::Object()
                       .add("drift", toJson(findings->drift))
                       .add("adoptable", toJson(findings->adoptable))
                       .add("notCompared", toJson(findings->notCompared)),
                   [&] {
                       const bool isRecorded = std::any_of(steps.cbegin(), steps.cend(), isApplied);
                       writeForPeople(*findings, isRecorded, context.output);
                   });
    context.output.flush();
    for (const QString &sentence : findings->notCompared)
        printNote(sentence);
    if (!findings->drift.isEmpty())
        return ExitCode::Different;
    return findings->notCompared.isEmpty() ? ExitCode::Success : ExitCode::NotCompared;
}

Result<ExitCode> drift(Context &context)
{
    const auto from = context.commandLine.value(u"from"_s);
    return from && migrate::isPrismaSchema(*from) ? showSchemaDrift(*from, context) : withHistory<showDrift>(context);
}

} // namespace

Command driftCommand()
{
    return {.name = u"migrate drift"_s,
            .options = folderOptions(),
            .summary = Text::tr("Tell in what the tables differ from what the migrations make, or, with "
                                "--from, a schema.prisma file or folder."),
            .run = drift};
}

} // namespace catalpa::cli
