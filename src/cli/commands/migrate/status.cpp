// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/status.h"

#include "base/text.h"
#include "cli/openedhistory.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/tableoutput.h"
#include "wording/migrations/migrationtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

QByteArray jsonOf(const MigrationStep &step)
{
    return Json::Object()
        .add("schema", Json::text(step.migration.schema))
        .add("name", Json::text(step.migration.name))
        .add("title", Json::text(step.migration.title()))
        .add("state", stateJson(step.state))
        .add("outOfOrder", Json::boolean(step.outOfOrder))
        .add("resumable", Json::boolean(step.resumable))
        .add("takingBack", Json::boolean(step.takingBack))
        .add("statementsDone", Json::number(step.statementsDone))
        .add("reversible", Json::boolean(step.migration.downSql.has_value()))
        .add("startedAt", Json::instant(step.startedAt))
        .add("finishedAt", Json::instant(step.finishedAt))
        .add("appliedBy", Json::textOrNull(step.appliedBy))
        .add("recordedAs", Json::textOrNull(step.recordedAs))
        .add("logs", Json::textOrNull(step.logs))
        .text();
}

QByteArray jsonOf(const SchemaObstacle &obstacle)
{
    return Json::Object()
        .add("schema", Json::text(obstacle.schema))
        .add("message", Json::text(obstacle.error.message))
        .text();
}

Json::Object jsonOf(const SchemaStatus &status)
{
    const auto element = [](const auto &each) {
        return jsonOf(each);
    };
    return Json::Object()
        .add("server", Json::text(status.server))
        .add("pooled", Json::boolean(status.pooled))
        .add("pending", Json::number(status.pending()))
        .add("obstacle", status.obstacle() ? Json::text(status.obstacle()->message) : QByteArray("null"))
        .add("obstacles", Json::array(status.obstacles, element))
        .add("warnings", toJson(status.warnings))
        .add("holder", Json::textOrNull(status.holder))
        .add("migrations", Json::array(status.steps, element));
}

bool hasStopped(const SchemaStatus &status)
{
    return std::any_of(status.steps.cbegin(), status.steps.cend(),
                       [](const MigrationStep &step) { return step.resumable; });
}

//! The last time it was to be applied, the database refused it: its record says why, and nothing of it was kept.
bool wasRefused(const MigrationStep &step)
{
    return step.state == MigrationState::RolledBack && !step.logs.isEmpty();
}

QStringList summary(const SchemaStatus &status)
{
    QStringList sentences;
    const qsizetype pending = status.pending();
    const bool stopped = hasStopped(status);
    if (pending == 0 && !stopped && !status.obstacle())
        sentences += Text::tr("The database is up to date.");
    if (pending > 0) {
        sentences +=
            pending == 1 ? Text::tr("1 migration is pending.") : Text::tr("%1 migrations are pending.").arg(pending);
    }
    for (const MigrationStep &step : status.steps) {
        if (wasRefused(step))
            sentences += Text::tr("The database refused “%1” the last time; nothing of it was kept.")
                             .arg(displayLine(step.migration.title(), 200));
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
            rows += {step.migration.name, stateText(step), displayInstant(step.finishedAt), step.appliedBy};
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

Result<ExitCode> showStatus(const OpenedHistory &opened, Context &context)
{
    const SchemaStatus &status = opened.status;
    context.answer(jsonOf(status), [&] { writeForPeople(status, context.output); });
    const ExitCode obstacles = printObstacles(status, context);
    if (hasStopped(status) || std::any_of(status.steps.cbegin(), status.steps.cend(), wasRefused))
        return ExitCode::MigrationFailed;
    return obstacles == ExitCode::Success && status.pending() > 0 ? ExitCode::SchemaBehind : obstacles;
}

} // namespace

Command statusCommand()
{
    return {.name = u"migrate status"_s,
            .options = folderOptions(),
            .summary = Text::tr("List the migrations, each with its state."),
            .run = withHistory<showStatus>};
}

} // namespace catalpa::cli
