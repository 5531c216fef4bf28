// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/rehearse.h"

#include "base/text.h"
#include "cli/openedhistory.h"
#include "cli/output/migrationoutput.h"
#include "cli/output/tableoutput.h"
#include "wording/migrations/impacttext.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

QByteArray jsonOf(const DryRun::Run &run)
{
    return Json::Object()
        .add("schema", Json::text(run.key.schema))
        .add("name", Json::text(run.key.name))
        .add("milliseconds", Json::number(run.milliseconds))
        .add("locks", toJson(run.locks))
        .text();
}

QByteArray jsonOf(const DryRun::RowCount &count)
{
    return Json::Object()
        .add("table", Json::text(count.table))
        .add("before", Json::number(count.before))
        .add("after", Json::number(count.after))
        .text();
}

Json::Object jsonOf(const DryRunReport &report)
{
    const auto element = [](const auto &each) {
        return jsonOf(each);
    };
    return Json::Object()
        .add("runs", Json::array(report.rehearsal.runs, element))
        .add("rows", Json::array(report.rehearsal.rows, element))
        .add("changes", toJson(report.rehearsal.changes))
        .add("withoutRows", toJson(report.rehearsal.withoutRows))
        .add("leftOut", toJson(report.rehearsal.leftOut))
        .add("failure", toJson(report.failure));
}

//! A lock is kept to the end, so each file is told with those that it adds.
void writeLocks(const DryRun &rehearsal, Output &output)
{
    QList<TableLock> held;
    for (const DryRun::Run &run : rehearsal.runs) {
        QStringList added;
        for (const TableLock &lock : run.locks) {
            if (!held.contains(lock))
                added += "  "_L1 + displayLine(lockText(lock), 120);
        }
        held = run.locks;
        if (added.isEmpty())
            continue;
        output.writeLine(u'\n' + Text::tr("Locks that %1 takes:").arg(nameOf(run.key)));
        for (const QString &lock : std::as_const(added))
            output.writeLine(lock);
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
        output.writeLine(
            u'\n' + Text::tr("Left out, because this is not one transaction that could be taken back as a whole:"));
        writeKeys(rehearsal.leftOut, output);
    }
    if (!rehearsal.withoutRows.isEmpty()) {
        output.writeLine(u'\n'
                         + Text::tr("Run in an empty database of its own, behind all migrations before, because this "
                                    "is not one transaction or uses what has to be committed first:"));
        writeKeys(rehearsal.withoutRows, output);
    }
    const bool nothingRan = rehearsal.runs.isEmpty() && rehearsal.leftOut.isEmpty() && !report.failure;
    output.writeLine(nothingRan ? Text::tr("There is nothing to rehearse: the database is up to date.")
                                : u'\n' + Text::tr("Nothing was changed: all of this has been taken back."));
}

Result<ExitCode> rehearse(const OpenedHistory &opened, Context &context)
{
    if (opened.isHeldUp())
        return printObstacles(opened.status, context);
    QObject listener;
    const auto progress = progressLines(&listener, context, Text::tr("%1 of %2  %3  rehearsed in %4 ms"));
    auto report = await(opened.history->rehearse(opened.selection, progress), context.interruption);
    if (!report)
        return passOn(report);
    if (report->rehearsal.runs.isEmpty() && report->rehearsal.leftOut.isEmpty())
        report->rehearsal.rows.clear(); // Nothing has happened to them.

    context.answer(jsonOf(*report), [&] { writeForPeople(*report, context.output); });
    return report->failure ? printFailure(*report->failure, context) : ExitCode::Success;
}

} // namespace

Command rehearseCommand()
{
    return {.name = u"migrate rehearse"_s,
            .alternatives = selectionOptions(),
            .options = folderOptions(),
            .summary = Text::tr("Run the pending migrations for real, tell what happened, and take all of it back."),
            .run = withHistory<rehearse>};
}

} // namespace catalpa::cli
