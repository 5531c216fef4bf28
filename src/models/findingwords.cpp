// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/findingwords.h"

#include "models/celltext.h"
#include "models/migrationwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

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
    report += {Kind::Heading, Sentences::tr("What could not be compared")};
    for (const QString &sentence : findings.notCompared)
        report += {Kind::Quiet, sentence};
}

QString locksOf(const Rehearsal::Run &run)
{
    if (run.locks.isEmpty())
        return Sentences::tr("No lock on a table that was there before.");
    QStringList locks;
    for (const TableLock &lock : run.locks)
        locks += Sentences::tr("%1 on %2").arg(lock.mode, lock.table);
    return Sentences::tr("Held: %1").arg(locks.join(u", "_s));
}

QString rows(const std::optional<qint64> &count)
{
    return count ? cellText(*count) : cellText(std::optional<QString>());
}

void addRuns(Report &report, const Rehearsal &rehearsal, const SchemaStatus &status)
{
    if (rehearsal.runs.isEmpty())
        return;
    report += {Kind::Heading, Sentences::tr("What ran, and how long it took")};
    for (const Rehearsal::Run &run : rehearsal.runs) {
        report +=
            {Kind::Text, Sentences::tr("“%1” took %2.").arg(titleOf(status, run.key), durationText(run.milliseconds))};
        report += {Kind::Quiet, locksOf(run)};
    }
}

void addRows(Report &report, const Rehearsal &rehearsal)
{
    if (rehearsal.rows.isEmpty())
        return;
    report += {Kind::Heading, Sentences::tr("Rows before and after")};
    report += {Kind::HeadRow, {}, {Sentences::tr("Table"), Sentences::tr("Before"), Sentences::tr("After")}};
    for (const Rehearsal::RowCount &count : rehearsal.rows)
        report += {Kind::Row, {}, {count.table, rows(count.before), rows(count.after)}};
}

void addFailure(Report &report, const MigrationFailure &failure, const SchemaStatus &status)
{
    report += {Kind::Heading, Sentences::tr("Where it stopped")};
    report += {Kind::Danger, Sentences::tr("“%1” failed. %2").arg(titleOf(status, failure.key), failure.error.message)};
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
        titles += Sentences::tr("“%1”").arg(titleOf(status, key));
    const auto more = int(keys.size() - titles.size());
    if (more > 0)
        return Sentences::tr("%1 and %n more", nullptr, more).arg(titles.join(u", "_s));
    if (titles.size() < 2)
        return titles.join(QString());
    const QString last = titles.takeLast();
    return Sentences::tr("%1 and %2").arg(titles.join(u", "_s), last);
}

QString findingsText(const SchemaFindings &findings)
{
    const auto count = int(findings.drift.size());
    const QString compared = Sentences::tr("The tables were compared with what the migrations produce:");
    if (count == 0)
        return compared + u' ' + Sentences::tr("no difference.");
    return compared + u' ' + Sentences::tr("%n difference(s).", nullptr, count);
}

Report findingsReport(const SchemaFindings &findings, const SchemaStatus &status)
{
    const QString expected = Sentences::tr("should be: %1");
    const QString found = Sentences::tr("is: %1");
    Report report;
    if (const QString adoptable = adoptableText(findings, status); !adoptable.isEmpty())
        report += {Kind::Good, adoptable};
    if (findings.nearest) {
        report += {Kind::Text,
                   Sentences::tr("These tables are nearest to the catalogue as of “%1”, but differ from it:")
                       .arg(titleOf(status, *findings.nearest))};
        addDifferences(report, findings.distance, expected, found);
    } else if (findings.drift.isEmpty()) {
        report += {Kind::Good, findingsText(findings)};
    } else {
        report += {Kind::Warning, findingsText(findings)};
        report += {Kind::Quiet,
                   Sentences::tr("Somebody changed the tables without a migration. Nothing has to be done at once; a "
                                 "later migration may fail because of it. Show this list to whoever looks after the "
                                 "database.")};
        report += {Kind::Heading, Sentences::tr("Differences")};
        addDifferences(report, findings.drift, expected, found);
    }
    addNotCompared(report, findings);
    return report;
}

QString adoptableText(const SchemaFindings &findings, const SchemaStatus &status)
{
    if (findings.adoptable.isEmpty())
        return {};
    return Sentences::tr("This is the catalogue as of “%1”, but nobody recorded it. Adopt it, so that only the rest "
                         "is pending.")
        .arg(titleOf(status, findings.adoptable.last()));
}

Report rehearsalReport(const RehearsalReport &report, const SchemaStatus &status)
{
    const Rehearsal &rehearsal = report.rehearsal;
    Report text{{report.failure ? Kind::Danger : Kind::Good, rehearsalText(report)}};
    if (report.failure || !rehearsal.runs.isEmpty()) {
        text += {Kind::Quiet, Sentences::tr("Everything was run for real and taken back: the database is as it was.")};
    }
    if (report.failure)
        addFailure(text, *report.failure, status);
    addRuns(text, rehearsal, status);
    addRows(text, rehearsal);
    if (!rehearsal.changes.isEmpty()) {
        text += {Kind::Heading, Sentences::tr("What would be different")};
        addDifferences(text, rehearsal.changes, Sentences::tr("before: %1"), Sentences::tr("after: %1"));
    }
    if (!rehearsal.leftOut.isEmpty()) {
        text += {Kind::Heading, Sentences::tr("What could not be rehearsed")};
        text += {Kind::Warning,
                 Sentences::tr("%1 cannot run in a transaction, so it cannot be tried and taken back.")
                     .arg(titlesOf(status, rehearsal.leftOut))};
    }
    return text;
}

QString rehearsalText(const RehearsalReport &report)
{
    const QList<Rehearsal::Run> &runs = report.rehearsal.runs;
    if (report.failure)
        return Sentences::tr("The rehearsal failed. Applying would fail in the same way.");
    const int total = std::accumulate(runs.cbegin(), runs.cend(), 0,
                                      [](int sum, const Rehearsal::Run &run) { return sum + run.milliseconds; });
    if (runs.isEmpty() && !report.rehearsal.leftOut.isEmpty())
        return Sentences::tr("Nothing was rehearsed: what is pending cannot run in a transaction.");
    if (runs.isEmpty())
        return Sentences::tr("There was nothing to rehearse.");
    return Sentences::tr("The rehearsal went well: %n migration(s) in %1.", nullptr, int(runs.size()))
        .arg(durationText(total));
}

} // namespace catalpa
