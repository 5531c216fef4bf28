// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commands/migrate.h"
#include "cli/openedhistory.h"
#include "cli/output/jsonoutput.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/migrationprogress.h"
#include "cli/output/tableoutput.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

QByteArray numberOrNull(const std::optional<qint64> &number)
{
    return number ? Json::number(*number) : QByteArray("null");
}

QByteArray jsonOf(const DryRunReport &report)
{
    QByteArrayList runs;
    for (const DryRun::Run &run : report.rehearsal.runs) {
        runs += Json::Object()
                    .add("schema", Json::text(run.key.schema))
                    .add("name", Json::text(run.key.name))
                    .add("milliseconds", Json::number(run.milliseconds))
                    .add("locks", toJson(run.locks))
                    .text();
    }
    QByteArrayList rows;
    for (const DryRun::RowCount &count : report.rehearsal.rows) {
        rows += Json::Object()
                    .add("table", Json::text(count.table))
                    .add("before", numberOrNull(count.before))
                    .add("after", numberOrNull(count.after))
                    .text();
    }
    return Json::Object()
        .add("runs", Json::array(runs))
        .add("rows", Json::array(rows))
        .add("changes", toJson(report.rehearsal.changes))
        .add("leftOut", toJson(report.rehearsal.leftOut))
        .add("failure", toJson(report.failure))
        .text();
}

//! A lock is kept to the end, so each file is told with those that it adds.
void writeLocks(const DryRun &rehearsal, Output &output)
{
    QList<TableLock> held;
    for (const DryRun::Run &run : rehearsal.runs) {
        QStringList added;
        for (const TableLock &lock : run.locks) {
            if (!held.contains(lock))
                added += Text::tr("%1 on %2").arg(lock.mode, displayLine(lock.table, 80));
        }
        held = run.locks;
        if (added.isEmpty())
            continue;
        output.writeLine(u'\n' + Text::tr("Locks that %1 takes:").arg(nameOf(run.key)));
        for (const QString &lock : std::as_const(added))
            output.writeLine("  "_L1 + lock);
    }
}

void writeRows(const DryRun &rehearsal, Output &output)
{
    if (rehearsal.rows.isEmpty())
        return;
    Table table({{Text::tr("Table"), Table::Alignment::Left, 80},
                 {Text::tr("Rows before"), Table::Alignment::Right},
                 {Text::tr("Rows after"), Table::Alignment::Right}});
    const auto cell = [](const std::optional<qint64> &number) {
        return number ? QString::number(*number) : Text::tr("no table");
    };
    QList<QStringList> rows;
    for (const DryRun::RowCount &count : rehearsal.rows)
        rows += {count.table, cell(count.before), cell(count.after)};
    output.write('\n' + table.lines(rows).toUtf8());
}

void writeForPeople(const DryRunReport &report, Output &output)
{
    const DryRun &rehearsal = report.rehearsal;
    writeLocks(rehearsal, output);
    writeRows(rehearsal, output);
    if (!rehearsal.changes.isEmpty()) {
        output.writeLine(u'\n' + Text::tr("What would be different afterwards:"));
        writeSentences(rehearsal.changes, output);
    }
    if (!rehearsal.leftOut.isEmpty()) {
        output.writeLine(u'\n' + Text::tr("Left out, because this cannot run in a transaction:"));
        for (const MigrationKey &key : rehearsal.leftOut)
            output.writeLine("  "_L1 + nameOf(key));
    }
    const bool nothingRan = rehearsal.runs.isEmpty() && rehearsal.leftOut.isEmpty() && !report.failure;
    output.writeLine(nothingRan ? Text::tr("There is nothing to rehearse: the database is up to date.")
                                : u'\n' + Text::tr("Nothing was changed: all of this has been taken back."));
}

} // namespace

Result<ExitCode> rehearseMigrations(Context &context)
{
    const auto run = prepareRun(context);
    if (!run)
        return passOn(run);
    if (run->isHeldUp())
        return printObstacles(run->status, context);
    QObject listener;
    const auto progress = progressLines(&listener, context, Text::tr("%1 of %2  %3  rehearsed in %4 ms"));
    auto report = await(run->history->rehearse(run->selection, progress), context.interruption);
    if (!report)
        return passOn(report);
    if (report->rehearsal.runs.isEmpty() && report->rehearsal.leftOut.isEmpty())
        report->rehearsal.rows.clear(); // Nothing has happened to them.

    if (context.commandLine.json)
        context.output.write(jsonOf(*report) + '\n');
    else
        writeForPeople(*report, context.output);
    return report->failure ? printFailure(*report->failure, context) : ExitCode::Success;
}

} // namespace catalpa::cli
