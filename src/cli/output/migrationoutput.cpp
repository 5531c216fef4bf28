// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/migrationoutput.h"

#include "base/text.h"

#include "cli/output/jsonoutput.h"
#include "cli/output/tableoutput.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int longestName = 160;

QString plainState(const MigrationStep &step)
{
    switch (step.state) {
    case MigrationState::Pending:
        return Text::tr("pending");
    case MigrationState::Applied:
        return Text::tr("applied");
    case MigrationState::Failed:
        return step.resumable ? Text::tr("stopped, %n statement(s) done", nullptr, step.statementsDone)
                              : Text::tr("failed");
    case MigrationState::RolledBack:
        return Text::tr("rolled back");
    case MigrationState::Edited:
        return Text::tr("applied with another text");
    case MigrationState::Gone:
        return Text::tr("applied, to be made again");
    case MigrationState::MissingHere:
        return Text::tr("applied, not known here");
    }
    return {};
}

const char *kindJson(SchemaDifference::Kind kind)
{
    switch (kind) {
    case SchemaDifference::Kind::Missing:
        return "\"missing\"";
    case SchemaDifference::Kind::Extra:
        return "\"extra\"";
    case SchemaDifference::Kind::Different:
        break;
    }
    return "\"different\"";
}

//! public/20250203204157_init/migration.sql:3:12: The database refused …
QString withPlace(const MigrationFailure &failure)
{
    QString place = failure.path;
    if (failure.line > 0)
        place += u":%1:%2"_s.arg(failure.line).arg(failure.column);
    return place + ": "_L1 + failure.error.message;
}

//! A refused file is one thing whatever the reason; a lost link or a missing right are what they always are.
ExitCode codeFor(const Error &error)
{
    const ExitCode code = exitCodeFor(error.kind);
    const bool isRefusal =
        code == ExitCode::Unexpected || code == ExitCode::SchemaBehind || code == ExitCode::NotAccepted;
    return isRefusal ? ExitCode::MigrationFailed : code;
}

bool hasFailed(const SchemaStatus &status, const QString &schema)
{
    return std::any_of(status.steps.cbegin(), status.steps.cend(), [&schema](const MigrationStep &step) {
        return step.migration.schema == schema && step.state == MigrationState::Failed && !step.resumable;
    });
}

} // namespace

QString nameOf(const MigrationKey &key)
{
    return displayLine(key.schema + u'/' + key.name, longestName);
}

QString stateWords(const MigrationStep &step)
{
    QString words = plainState(step);
    if (step.outOfOrder)
        words += ", "_L1 + Text::tr("out of order");
    if (!step.recordedAs.isEmpty())
        words += ", "_L1 + Text::tr("recorded as %1").arg(step.recordedAs);
    return words;
}

QByteArray stateJson(MigrationState state)
{
    switch (state) {
    case MigrationState::Pending:
        return "\"pending\"";
    case MigrationState::Applied:
        return "\"applied\"";
    case MigrationState::Failed:
        return "\"failed\"";
    case MigrationState::RolledBack:
        return "\"rolledBack\"";
    case MigrationState::Edited:
        return "\"edited\"";
    case MigrationState::Gone:
        return "\"gone\"";
    case MigrationState::MissingHere:
        return "\"missingHere\"";
    }
    return "null";
}

QString blockingWords(Blocking blocking)
{
    switch (blocking) {
    case Blocking::Nobody:
        return Text::tr("nobody has to wait");
    case Blocking::Writers:
        return Text::tr("whoever writes has to wait");
    case Blocking::Everyone:
        break;
    }
    return Text::tr("everyone has to wait");
}

QByteArray blockingJson(Blocking blocking)
{
    switch (blocking) {
    case Blocking::Nobody:
        return "\"nobody\"";
    case Blocking::Writers:
        return "\"writers\"";
    case Blocking::Everyone:
        break;
    }
    return "\"everyone\"";
}

QString durationWords(qint64 milliseconds)
{
    if (milliseconds < 1)
        return Text::tr("under 1 ms");
    if (milliseconds < 1'000)
        return Text::tr("%1 ms").arg(milliseconds);
    if (milliseconds < 60'000)
        return Text::tr("%1 s").arg(double(milliseconds) / 1'000, 0, 'f', 1);
    return Text::tr("%1 min %2 s").arg(milliseconds / 60'000).arg(milliseconds / 1'000 % 60);
}

QByteArray toJson(const MigrationKey &key)
{
    return Json::Object().add("schema", Json::text(key.schema)).add("name", Json::text(key.name)).text();
}

QByteArray toJson(const QList<MigrationKey> &keys)
{
    QByteArrayList list;
    for (const MigrationKey &key : keys)
        list += toJson(key);
    return Json::array(list);
}

QByteArray toJson(const QList<TableLock> &locks)
{
    QByteArrayList list;
    for (const TableLock &lock : locks)
        list += Json::Object().add("table", Json::text(lock.table)).add("mode", Json::text(lock.mode)).text();
    return Json::array(list);
}

QByteArray toJson(const QList<SchemaDifference> &differences)
{
    QByteArrayList list;
    for (const SchemaDifference &each : differences) {
        list += Json::Object()
                    .add("kind", kindJson(each.kind))
                    .add("object", Json::text(each.object))
                    .add("expected", Json::text(each.expected))
                    .add("found", Json::text(each.found))
                    .add("sentence", Json::text(each.sentence))
                    .text();
    }
    return Json::array(list);
}

QByteArray toJson(const std::optional<MigrationFailure> &failure)
{
    if (!failure)
        return "null";
    const bool placed = failure->line > 0;
    return Json::Object()
        .add("schema", Json::text(failure->key.schema))
        .add("name", Json::text(failure->key.name))
        .add("path", Json::text(failure->path))
        .add("line", placed ? Json::number(failure->line) : QByteArray("null"))
        .add("column", placed ? Json::number(failure->column) : QByteArray("null"))
        .add("statement", failure->statement.isEmpty() ? QByteArray("null") : Json::text(failure->statement))
        .add("message", Json::text(failure->error.message))
        .text();
}

QByteArray toJson(const QStringList &texts)
{
    QByteArrayList list;
    for (const QString &text : texts)
        list += Json::text(text);
    return Json::array(list);
}

void writeSentences(const QList<SchemaDifference> &differences, Output &output)
{
    for (const SchemaDifference &each : differences)
        output.writeLine("  "_L1 + displayLine(each.sentence, 1'000));
}

ExitCode printFailure(const MigrationFailure &failure, Context &context)
{
    context.output.flush();
    Error error = failure.error;
    error.message = withPlace(failure);
    printError(error, context.commandLine.verbose);
    if (!failure.statement.isEmpty())
        printNote("    "_L1 + QString(failure.statement).trimmed().replace("\n"_L1, "\n    "_L1));
    return codeFor(failure.error);
}

ExitCode printObstacles(const SchemaStatus &status, Context &context)
{
    context.output.flush();
    ExitCode worst = ExitCode::Success;
    for (const SchemaObstacle &obstacle : status.obstacles) {
        printError(obstacle.error, context.commandLine.verbose);
        const bool failed = hasFailed(status, obstacle.schema);
        if (failed)
            printNote(Text::tr("'catalpa-cli migrate resolve' marks it, with --applied or --rolled-back."));
        if (worst == ExitCode::Success || failed)
            worst = failed ? ExitCode::MigrationFailed : exitCodeFor(obstacle.error.kind);
    }
    return worst;
}

} // namespace catalpa::cli
