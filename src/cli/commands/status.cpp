// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commands/migrate.h"
#include "cli/openedhistory.h"
#include "cli/output/jsonoutput.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/tableoutput.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

QString instantText(const QDateTime &instant)
{
    return instant.isValid() ? instant.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) : QString();
}

QByteArray textOrNull(const QString &text)
{
    return text.isEmpty() ? QByteArray("null") : Json::text(text);
}

QByteArray jsonOf(const MigrationStep &step)
{
    return Json::Object()
        .add("schema", Json::text(step.migration.schema))
        .add("name", Json::text(step.migration.name))
        .add("title", Json::text(step.migration.title()))
        .add("state", stateJson(step.state))
        .add("outOfOrder", Json::boolean(step.outOfOrder))
        .add("resumable", Json::boolean(step.resumable))
        .add("statementsDone", Json::number(step.statementsDone))
        .add("reversible", Json::boolean(step.migration.downSql.has_value()))
        .add("startedAt", Json::instant(step.startedAt))
        .add("finishedAt", Json::instant(step.finishedAt))
        .add("appliedBy", textOrNull(step.appliedBy))
        .add("recordedAs", textOrNull(step.recordedAs))
        .add("logs", textOrNull(step.logs))
        .text();
}

QByteArray jsonOf(const SchemaStatus &status)
{
    QByteArrayList steps;
    for (const MigrationStep &step : status.steps)
        steps += jsonOf(step);
    QByteArrayList obstacles;
    for (const SchemaObstacle &obstacle : status.obstacles) {
        obstacles += Json::Object()
                         .add("schema", Json::text(obstacle.schema))
                         .add("message", Json::text(obstacle.error.message))
                         .text();
    }
    return Json::Object()
        .add("server", Json::text(status.server))
        .add("pooled", Json::boolean(status.pooled))
        .add("pending", Json::number(status.pending()))
        .add("obstacle", status.obstacle() ? Json::text(status.obstacle()->message) : QByteArray("null"))
        .add("obstacles", Json::array(obstacles))
        .add("warnings", toJson(status.warnings))
        .add("holder", textOrNull(status.holder))
        .add("migrations", Json::array(steps))
        .text();
}

bool isStopped(const MigrationStep &step)
{
    return step.resumable;
}

QStringList summary(const SchemaStatus &status)
{
    QStringList sentences;
    const qsizetype pending = status.pending();
    const bool stopped = std::any_of(status.steps.cbegin(), status.steps.cend(), isStopped);
    if (pending == 0 && !stopped && !status.obstacle())
        sentences += Text::tr("The database is up to date.");
    if (pending > 0) {
        sentences +=
            pending == 1 ? Text::tr("1 migration is pending.") : Text::tr("%1 migrations are pending.").arg(pending);
    }
    if (stopped)
        sentences += Text::tr("One has stopped half-way and can be continued.");
    if (status.applicable() > 0)
        sentences += Text::tr("Run 'catalpa-cli migrate deploy'.");
    return sentences;
}

void writeSteps(const SchemaStatus &status, const QString &schema, Output &output)
{
    Table table({{Text::tr("Migration"), Table::Alignment::Left, 80},
                 {Text::tr("State"), Table::Alignment::Left, 80},
                 {Text::tr("Applied"), Table::Alignment::Left, 40},
                 {Text::tr("By"), Table::Alignment::Left, 40}});
    QList<QStringList> rows;
    for (const MigrationStep &step : status.steps) {
        if (step.migration.schema == schema)
            rows += {step.migration.name, stateWords(step), instantText(step.finishedAt), step.appliedBy};
    }
    output.writeLine(Text::tr("Schema %1").arg(displayLine(schema, 80)));
    output.write(table.lines(rows).toUtf8() + '\n');
}

void writeForPeople(const SchemaStatus &status, Output &output)
{
    QStringList schemas;
    for (const MigrationStep &step : status.steps)
        schemas += step.migration.schema;
    schemas.removeDuplicates();
    for (const QString &schema : std::as_const(schemas))
        writeSteps(status, schema, output);
    for (const QString &warning : status.warnings)
        output.writeLine(displayLine(warning, 1'000));
    if (!status.holder.isEmpty()) {
        output.writeLine(
            Text::tr("%1 is working on the migrations at this moment.").arg(displayLine(status.holder, 200)));
    }
    if (status.pooled) {
        output.writeLine(Text::tr("The server itself cannot be reached, only its pooler %1. Migrations that "
                                  "cannot run in a transaction need the server itself.")
                             .arg(displayLine(status.server, 200)));
    }
    if (const QStringList sentences = summary(status); !sentences.isEmpty())
        output.writeLine(sentences.join(u' '));
}

} // namespace

Result<ExitCode> showMigrations(Context &context)
{
    const auto history = openHistory(context);
    if (!history)
        return passOn(history);
    const auto status = await((*history)->status(), context.interruption);
    if (!status)
        return passOn(status);

    if (context.commandLine.json)
        context.output.write(jsonOf(*status) + '\n');
    else
        writeForPeople(*status, context.output);
    if (status->obstacle())
        return printObstacles(*status, context);
    const bool stopped = std::any_of(status->steps.cbegin(), status->steps.cend(), isStopped);
    return status->pending() > 0 || stopped ? ExitCode::SchemaBehind : ExitCode::Success;
}

} // namespace catalpa::cli
