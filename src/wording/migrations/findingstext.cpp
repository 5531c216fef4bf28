// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/migrations/findingstext.h"

#include "base/text.h"

#include "wording/celltext.h"
#include "wording/migrations/impacttext.h"
#include "wording/migrations/migrationtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

using Kind = ReportLine::Kind;

constexpr qsizetype mostTitles = 5;

void addDifferences(Report &report, const QList<SchemaDifference> &differences, const QString &before,
                    const QString &after)
{
    for (const SchemaDifference &difference : differences) {
        report += {Kind::Text, difference.sentence};
        if (difference.kind != SchemaDifference::Kind::Different)
            continue;
        report += {Kind::Code, before.arg(difference.expected)};
        report += {Kind::Code, after.arg(difference.found)};
    }
}

void addNotCompared(Report &report, const SchemaFindings &findings)
{
    if (findings.notCompared.isEmpty())
        return;
    report += {Kind::Heading, Text::tr("What could not be compared")};
    for (const QString &sentence : findings.notCompared)
        report += {Kind::Quiet, sentence};
}

QString locksOf(const DryRun::Run &run)
{
    if (run.locks.isEmpty())
        return Text::tr("No lock on a table that was there before.");
    return Text::tr("Held: %1").arg(locksText(run.locks));
}

QString rows(const std::optional<qint64> &count)
{
    return count ? cellText(*count) : cellText(std::optional<QString>());
}

void addRuns(Report &report, const DryRun &rehearsal, const SchemaStatus &status)
{
    if (rehearsal.runs.isEmpty())
        return;
    report += {Kind::Heading, Text::tr("What ran, and how long it took")};
    for (const DryRun::Run &run : rehearsal.runs) {
        report += {Kind::Text, Text::tr("“%1” took %2.").arg(titleOf(status, run.key), durationText(run.milliseconds))};
        report += {Kind::Quiet, locksOf(run)};
    }
}

void addRows(Report &report, const DryRun &rehearsal)
{
    if (rehearsal.rows.isEmpty())
        return;
    report += {Kind::Heading, Text::tr("Rows before and after")};
    report += {Kind::HeadRow, {}, {Text::tr("Table"), Text::tr("Before"), Text::tr("After")}};
    for (const DryRun::RowCount &count : rehearsal.rows)
        report += {Kind::Row, {}, {count.table, rows(count.before), rows(count.after)}};
}

void addFailure(Report &report, const MigrationFailure &failure, const SchemaStatus &status)
{
    report += {Kind::Heading, Text::tr("Where it stopped")};
    report += {Kind::Danger, Text::tr("“%1” failed. %2").arg(titleOf(status, failure.key), failure.error.message)};
    if (const QString place = placeOf(failure); !place.isEmpty())
        report += {Kind::Quiet, place};
    if (!failure.statement.isEmpty())
        report += {Kind::Code, failure.statement};
    if (!failure.error.detail.isEmpty())
        report += {Kind::Quiet, failure.error.detail};
}

} // namespace

QString titleOf(const SchemaStatus &status, const MigrationKey &key)
{
    const auto found = std::find_if(status.steps.cbegin(), status.steps.cend(),
                                    [&key](const MigrationStep &step) { return step.key() == key; });
    return found == status.steps.cend() ? titleOf(key.name) : found->migration.title();
}

QString titlesOf(const SchemaStatus &status, const QList<MigrationKey> &keys)
{
    QStringList titles;
    for (const MigrationKey &key : keys.mid(0, mostTitles))
        titles += Text::tr("“%1”").arg(titleOf(status, key));
    const auto more = int(keys.size() - titles.size());
    if (more > 0)
        return Text::tr("%1 and %n more", nullptr, more).arg(titles.join(u", "_s));
    if (titles.size() < 2)
        return titles.join(QString());
    const QString last = titles.takeLast();
    return Text::tr("%1 and %2").arg(titles.join(u", "_s), last);
}

QString findingsText(const SchemaFindings &findings)
{
    const auto count = int(findings.drift.size());
    const QString compared = Text::tr("The tables were compared with what the migrations produce:");
    if (count == 0)
        return compared + u' ' + Text::tr("no difference.");
    return compared + u' ' + Text::tr("%n difference(s).", nullptr, count);
}

Report findingsReport(const SchemaFindings &findings, const SchemaStatus &status)
{
    const QString expected = Text::tr("should be: %1");
    const QString found = Text::tr("is: %1");
    Report report;
    if (const QString adoptable = adoptableText(findings, status); !adoptable.isEmpty())
        report += {Kind::Good, adoptable};
    if (findings.nearest) {
        report += {Kind::Text,
                   Text::tr("These tables are nearest to the catalogue as of “%1”, but differ from it:")
                       .arg(titleOf(status, *findings.nearest))};
        addDifferences(report, findings.distance, expected, found);
    } else if (findings.drift.isEmpty()) {
        report += {Kind::Good, findingsText(findings)};
    } else {
        report += {Kind::Warning, findingsText(findings)};
        report += {Kind::Quiet,
                   Text::tr("Somebody changed the tables without a migration. Nothing has to be done at once; a "
                            "later migration may fail because of it. Show this list to whoever looks after the "
                            "database.")};
        report += {Kind::Heading, Text::tr("Differences")};
        addDifferences(report, findings.drift, expected, found);
    }
    addNotCompared(report, findings);
    return report;
}

QString adoptableText(const SchemaFindings &findings, const SchemaStatus &status)
{
    if (findings.adoptable.isEmpty())
        return {};
    return Text::tr("This is the catalogue as of “%1”, but nobody recorded it. Adopt it, so that only the rest "
                    "is pending.")
        .arg(titleOf(status, findings.adoptable.last()));
}

Report rehearsalReport(const DryRunReport &report, const SchemaStatus &status)
{
    const DryRun &rehearsal = report.rehearsal;
    Report text{{report.failure ? Kind::Danger : Kind::Good, rehearsalText(report)}};
    if (report.failure || !rehearsal.runs.isEmpty()) {
        text += {Kind::Quiet, Text::tr("Everything was run for real and taken back: the database is as it was.")};
    }
    if (!rehearsal.leftOut.isEmpty()) {
        text += {Kind::Warning,
                 Text::tr("%1 cannot run in a transaction, and so cannot be tried and taken back.")
                     .arg(titlesOf(status, rehearsal.leftOut))};
    }
    if (report.failure)
        addFailure(text, *report.failure, status);
    addRuns(text, rehearsal, status);
    addRows(text, rehearsal);
    if (!rehearsal.changes.isEmpty()) {
        text += {Kind::Heading, Text::tr("What would be different")};
        addDifferences(text, rehearsal.changes, Text::tr("before: %1"), Text::tr("after: %1"));
    }
    if (!rehearsal.withoutRows.isEmpty()) {
        text += {Kind::Quiet,
                 Text::tr("%1 ran in an empty database of its own, because it is not one transaction.")
                     .arg(titlesOf(status, rehearsal.withoutRows))};
    }
    return text;
}

QString rehearsalText(const DryRunReport &report)
{
    const QList<DryRun::Run> &runs = report.rehearsal.runs;
    if (report.failure)
        return Text::tr("The rehearsal failed. Applying would fail in the same way.");
    const int total = std::accumulate(runs.cbegin(), runs.cend(), 0,
                                      [](int sum, const DryRun::Run &run) { return sum + run.milliseconds; });
    if (runs.isEmpty() && !report.rehearsal.leftOut.isEmpty())
        return Text::tr("Nothing was rehearsed: what is pending cannot run in a transaction.");
    if (runs.isEmpty())
        return Text::tr("There was nothing to rehearse.");
    const QString well =
        Text::tr("The rehearsal went well: %n migration(s) in %1.", nullptr, int(runs.size())).arg(durationText(total));
    const auto leftOut = int(report.rehearsal.leftOut.size());
    return leftOut == 0 ? well : well + u' ' + Text::tr("%n could not be rehearsed.", nullptr, leftOut);
}

} // namespace catalpa
