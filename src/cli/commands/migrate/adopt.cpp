// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/adopt.h"

#include "base/text.h"
#include "cli/commands/migrate/schemastate.h"
#include "cli/openedhistory.h"
#include "cli/output/migrationoutput.h"
#include "migrate/history/newmigration.h"
#include "migrate/prisma/project.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

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

//! Writes the migration that makes \a schema, and records it as applied.
Result<ExitCode> adoptFirst(const migrate::PrismaSchema &schema, const QString &path, Context &context)
{
    const QString folder = migrate::migrationsOfSchema(path);
    if (!QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty())
        return failure(ErrorKind::Invalid,
                       Text::tr("The folder %1 has migrations already: adopt those, with --from.")
                           .arg(QDir::toNativeSeparators(folder)));
    if (!context.commandLine.has(u"yes"_s)) {
        context.answer(Json::Object().add("drift", "[]"),
                       Text::tr("The tables are as the schema makes them, in all that Prisma's language can say, "
                                "without a record."));
        context.output.flush();
        printNote(
            Text::tr("Nothing was changed yet. Add --yes to write their first migration into %1, and to mark it as "
                     "applied; nothing of it is run.")
                .arg(QDir::toNativeSeparators(folder)));
        return ExitCode::NotConfirmed;
    }
    const auto made = migrate::writeNewMigration(
        folder, u"init"_s, migrate::bundleOf(schema, path).migrations.first().sql, QDateTime::currentDateTimeUtc());
    const auto address = made ? openDatabase(context) : Result<ConnectionAddress>(passOn(made));
    if (!address)
        return passOn(address);
    migrate::PgSchemaHistory history(*address, migrate::folderReader(folder, schema.tables.defaultSchema));
    const MigrationKey key{schema.tables.defaultSchema, QFileInfo(*made).fileName()};
    return await(history.resolve(key, Resolution::Applied), context.interruption).map([&] {
        context.answer(Json::Object().add("path", Json::text(*made)), QDir::toNativeSeparators(*made));
        return ExitCode::Success;
    });
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

//! What there is is as the schema says: it gets a first migration, which is recorded and not run.
Result<ExitCode> adoptSchema(const QString &path, Context &context)
{
    const QString schemaName = context.commandLine.value(u"schema"_s).value_or(u"public"_s);
    const auto schema = migrate::readPrismaSchema(path, schemaName);
    if (!schema)
        return passOn(schema);
    const auto drift = schemaDrift(*schema, context);
    if (!drift)
        return passOn(drift);
    if (!drift->isEmpty()) {
        context.answer(Json::Object().add("drift", toJson(*drift)), [&] {
            context.output.writeLine(
                Text::tr("The tables differ from what the schema makes, so nothing can be adopted:"));
            writeSentences(*drift, context.output);
        });
        return ExitCode::Different;
    }
    return adoptFirst(*schema, path, context);
}

Result<ExitCode> adopt(Context &context)
{
    const auto from = context.commandLine.value(u"from"_s);
    if (from && migrate::isPrismaSchema(*from))
        return adoptSchema(*from, context);
    const auto history = openHistory(context);
    if (!history)
        return passOn(history);
    QObject listener;
    const auto findings = await((*history)->checkDrift(tryingLines(&listener, context)), context.interruption);
    if (!findings)
        return passOn(findings);
    for (const QString &sentence : findings->notCompared)
        printNote(sentence);
    if (findings->adoptable.isEmpty() || !context.commandLine.has(u"yes"_s))
        return tellFindings(*findings, context);

    const auto adopted =
        await((*history)->adopt(findings->adoptable, tryingLines(&listener, context)), context.interruption);
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
            .summary = Text::tr("Record the migrations that the tables have already; runs nothing. With a "
                                "schema.prisma behind --from: write and record their first one."),
            .run = adopt};
}

} // namespace catalpa::cli
