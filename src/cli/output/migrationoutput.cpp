// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/migrationoutput.h"

#include "base/text.h"
#include "cli/output/tableoutput.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int longestName = 160;
constexpr int quietMilliseconds = 2'000;

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

bool isBeingTakenBack(const SchemaStatus &status, const QString &schema)
{
    return std::any_of(status.steps.cbegin(), status.steps.cend(), [&schema](const MigrationStep &step) {
        return step.migration.schema == schema && step.takingBack;
    });
}

//! How far a file is, when something has not been said for long.
void printStatement(const MigrationEvent &event, QElapsedTimer &quiet)
{
    if (event.statements == 0 || !quiet.hasExpired(quietMilliseconds))
        return;
    quiet.restart();
    printNote("  "_L1
              + Text::tr("%1: statement %2 of %3 is done.")
                    .arg(nameOf(event.key), QString::number(event.statement), QString::number(event.statements)));
}

} // namespace

QString nameOf(const MigrationKey &key)
{
    return displayLine(key.schema + u'/' + key.name, longestName);
}

QByteArray stateJson(MigrationState state)
{
    return Json::name(state, {"pending", "applied", "failed", "rolledBack", "edited", "gone", "missingHere"});
}

QByteArray blockingJson(Blocking blocking)
{
    return Json::name(blocking, {"nobody", "writers", "everyone"});
}

QByteArray toJson(const MigrationKey &key)
{
    return Json::Object().add("schema", Json::text(key.schema)).add("name", Json::text(key.name)).text();
}

QByteArray toJson(const QList<MigrationKey> &keys)
{
    return Json::array(keys, [](const MigrationKey &key) { return toJson(key); });
}

QByteArray toJson(const QList<TableLock> &locks)
{
    return Json::array(locks, [](const TableLock &lock) {
        return Json::Object().add("table", Json::text(lock.table)).add("mode", Json::text(lock.mode)).text();
    });
}

QByteArray toJson(const QList<SchemaDifference> &differences)
{
    return Json::array(differences, [](const SchemaDifference &each) {
        return Json::Object()
            .add("kind", Json::name(each.kind, {"missing", "extra", "different"}))
            .add("object", Json::text(each.object))
            .add("expected", Json::text(each.expected))
            .add("found", Json::text(each.found))
            .add("sentence", Json::text(each.sentence))
            .text();
    });
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
        .add("statement", Json::textOrNull(failure->statement))
        .add("message", Json::text(failure->error.message))
        .text();
}

QByteArray toJson(const QStringList &texts)
{
    return Json::array(texts, [](const QString &text) { return Json::text(text); });
}

void writeKeys(const QList<MigrationKey> &keys, Output &output)
{
    for (const MigrationKey &key : keys)
        output.writeLine("  "_L1 + nameOf(key));
}

void writeSentences(const QList<SchemaDifference> &differences, Output &output)
{
    for (const SchemaDifference &each : differences)
        output.writeLine("  "_L1 + displayLine(each.sentence, 1'000));
}

migrate::Trying tryingLines(QObject *receiver, const Context &context)
{
    if (context.commandLine.json())
        return {};
    const auto quiet = std::make_shared<QElapsedTimer>();
    quiet->start();
    return queued<migrate::Tried>(receiver, [quiet](const migrate::Tried &now) {
        if (!quiet->hasExpired(quietMilliseconds))
            return;
        quiet->restart();
        printNote("  "_L1 + Text::tr("%1 of %2 migrations tried out").arg(now.done).arg(now.all));
    });
}

SchemaHistory::Progress progressLines(QObject *receiver, Context &context, const QString &done)
{
    if (context.commandLine.json())
        return {};
    const auto quiet = std::make_shared<QElapsedTimer>();
    return queued<MigrationEvent>(receiver, [&output = context.output, quiet, done](const MigrationEvent &event) {
        switch (event.kind) {
        case MigrationEvent::Kind::Started:
            quiet->start();
            break;
        case MigrationEvent::Kind::Statement:
            printStatement(event, *quiet);
            break;
        case MigrationEvent::Kind::Notice:
            printNote("  "_L1 + displayLine(event.text, 200));
            break;
        case MigrationEvent::Kind::Applied:
            output.writeLine(done.arg(QString::number(event.index + 1), QString::number(event.count), nameOf(event.key),
                                      QString::number(event.milliseconds)));
            output.flush();
            break;
        case MigrationEvent::Kind::Failed:
            break;
        }
    });
}

ExitCode printFailure(const MigrationFailure &failure, Context &context)
{
    context.output.flush();
    Error error = failure.error;
    error.message = withPlace(failure);
    printError(error, context.commandLine.verbose());
    if (!failure.statement.isEmpty())
        printNote("    "_L1 + QString(failure.statement).trimmed().replace("\n"_L1, "\n    "_L1));
    return codeFor(failure.error);
}

ExitCode printObstacles(const SchemaStatus &status, Context &context)
{
    context.output.flush();
    ExitCode worst = ExitCode::Success;
    for (const SchemaObstacle &obstacle : status.obstacles) {
        printError(obstacle.error, context.commandLine.verbose());
        const bool failed = hasFailed(status, obstacle.schema);
        if (failed && isBeingTakenBack(status, obstacle.schema))
            printNote(Text::tr("'catalpa-cli migrate undo' takes back the rest of it."));
        else if (failed)
            printNote(Text::tr("'catalpa-cli migrate resolve' marks it, with --applied or --rolled-back."));
        if (worst == ExitCode::Success || failed)
            worst = failed ? ExitCode::MigrationFailed : exitCodeFor(obstacle.error.kind);
    }
    return worst;
}

} // namespace catalpa::cli
