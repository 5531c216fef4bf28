// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migratecommand.h"

#include "jsonoutput.h"
#include "migrate/pgschemahistory.h"
#include "tableoutput.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(MigrateCommand)
};

struct StateWords {
    const char *json;
    QString people;
};

StateWords wordsFor(MigrationState state)
{
    switch (state) {
    case MigrationState::Pending:
        return {"pending", Sentences::tr("pending")};
    case MigrationState::Applied:
        return {"applied", Sentences::tr("applied")};
    case MigrationState::Failed:
        return {"failed", Sentences::tr("failed")};
    case MigrationState::RolledBack:
        return {"rolledBack", Sentences::tr("rolled back")};
    case MigrationState::Edited:
        return {"edited", Sentences::tr("applied with another text")};
    case MigrationState::MissingHere:
        return {"missingHere", Sentences::tr("applied, not known here")};
    }
    return {"", {}};
}

QString instantText(const QDateTime &instant)
{
    return instant.isValid() ? instant.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) : QString();
}

QByteArray toJson(const SchemaStatus &status)
{
    QByteArrayList steps;
    for (const MigrationStep &step : status.steps) {
        const QString logs = step.logs;
        steps += Json::Object()
                     .add("name", Json::text(step.migration.name))
                     .add("state", Json::text(QString::fromLatin1(wordsFor(step.state).json)))
                     .add("outOfOrder", Json::boolean(step.outOfOrder))
                     .add("startedAt", Json::instant(step.startedAt))
                     .add("finishedAt", Json::instant(step.finishedAt))
                     .add("logs", logs.isEmpty() ? QByteArray("null") : Json::text(logs))
                     .text();
    }
    return Json::Object()
        .add("server", Json::text(status.server))
        .add("pending", Json::number(status.pending()))
        .add("obstacle", status.obstacle() ? Json::text(status.obstacle()->message) : QByteArray("null"))
        .add("migrations", Json::array(steps))
        .text();
}

QString summary(const SchemaStatus &status)
{
    const qsizetype pending = status.pending();
    if (pending == 0)
        return status.obstacle() ? QString() : Sentences::tr("The database is up to date.");
    const QString count = pending == 1 ? Sentences::tr("1 migration is pending.")
                                       : Sentences::tr("%1 migrations are pending.").arg(pending);
    return status.obstacle() ? count : count + u' ' + Sentences::tr("Run 'catalpa-cli migrate deploy'.");
}

void writeForPeople(const SchemaStatus &status, Output &output)
{
    Table table({{Sentences::tr("Migration"), Table::Alignment::Left, 80},
                 {Sentences::tr("State"), Table::Alignment::Left, 40},
                 {Sentences::tr("Applied"), Table::Alignment::Left, 40}});
    QList<QStringList> rows;
    for (const MigrationStep &step : status.steps) {
        QString state = wordsFor(step.state).people;
        if (step.outOfOrder)
            state += ", "_L1 + Sentences::tr("out of order");
        rows += {step.migration.name, state, instantText(step.finishedAt)};
    }
    output.write(table.lines(rows).toUtf8());
    if (const QString line = summary(status); !line.isEmpty())
        output.writeLine(u'\n' + line);
}

QByteArray toJson(const QList<MigrationKey> &applied, const std::optional<MigrationFailure> &failed)
{
    QByteArrayList names;
    for (const MigrationKey &key : applied)
        names += Json::text(key.name);
    QByteArray failureText("null");
    if (failed) {
        failureText = Json::Object()
                          .add("name", Json::text(failed->key.name))
                          .add("path", Json::text(failed->path))
                          .add("line", failed->line > 0 ? Json::number(failed->line) : QByteArray("null"))
                          .add("column", failed->line > 0 ? Json::number(failed->column) : QByteArray("null"))
                          .add("message", Json::text(failed->error.message))
                          .text();
    }
    return Json::Object().add("applied", Json::array(names)).add("failure", failureText).text();
}

//! public/20250203204157_init/migration.sql:3:12: The database refused …
Error withPlace(const MigrationFailure &failed)
{
    Error error = failed.error;
    if (error.kind == ErrorKind::Unexpected) // The database refused the file, so the tables are still behind.
        error.kind = ErrorKind::Schema;
    QString place = failed.path;
    if (failed.line > 0)
        place += u":%1:%2"_s.arg(failed.line).arg(failed.column);
    error.message = place + ": "_L1 + error.message;
    return error;
}

void tellProgress(const MigrationEvent &event, Output &output)
{
    switch (event.kind) {
    case MigrationEvent::Kind::Applied:
        output.writeLine(Sentences::tr("%1 of %2  %3  applied in %4 ms")
                             .arg(QString::number(event.index + 1), QString::number(event.count), event.key.name,
                                  QString::number(event.milliseconds)));
        break;
    case MigrationEvent::Kind::Notice:
        say("  "_L1 + displayLine(event.text, 200));
        break;
    case MigrationEvent::Kind::Started:
    case MigrationEvent::Kind::Statement:
    case MigrationEvent::Kind::Failed:
        break;
    }
}

} // namespace

Result<ExitCode> showMigrations(Workplace &workplace)
{
    const auto address = openDatabase(workplace);
    if (!address)
        return tl::unexpected(address.error());
    migrate::PgSchemaHistory history(*address);
    const auto status = awaited(history.status(), workplace.interruption);
    if (!status)
        return tl::unexpected(status.error());

    if (workplace.invocation.json)
        workplace.output.write(toJson(*status) + '\n');
    else
        writeForPeople(*status, workplace.output);
    if (status->obstacle())
        return tl::unexpected(*status->obstacle());
    return status->pending() > 0 ? ExitCode::SchemaBehind : ExitCode::Success;
}

Result<ExitCode> deployMigrations(Workplace &workplace)
{
    const auto address = openDatabase(workplace);
    if (!address)
        return tl::unexpected(address.error());
    Output &output = workplace.output;
    const bool json = workplace.invocation.json;
    QObject listener;
    migrate::PgSchemaHistory history(*address);
    const auto progress = queued<MigrationEvent>(&listener, [&](const MigrationEvent &event) {
        if (!json)
            tellProgress(event, output);
    });
    const auto report = awaited(history.apply({}, progress), workplace.interruption);
    if (!report)
        return tl::unexpected(report.error());

    if (json)
        output.write(toJson(report->done, report->failure) + '\n');
    else if (report->done.isEmpty() && !report->failure)
        output.writeLine(Sentences::tr("There is nothing to do: the database is up to date."));
    if (report->failure)
        return tl::unexpected(withPlace(*report->failure));
    return ExitCode::Success;
}

} // namespace catalpa::cli
