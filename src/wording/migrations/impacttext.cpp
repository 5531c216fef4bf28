// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/migrations/impacttext.h"

#include "base/text.h"

#include "wording/migrations/migrationtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

using Kind = ReportLine::Kind;

QString roughly(int milliseconds)
{
    return milliseconds < 1'000 ? Text::tr("in a moment") : Text::tr("about %1").arg(durationText(milliseconds));
}

QString undoText(int count, int reversible)
{
    if (reversible == count)
        return count == 1 ? Text::tr("can be undone") : Text::tr("all can be undone");
    return count == 1 ? Text::tr("cannot be undone") : Text::tr("%n cannot be undone", nullptr, count - reversible);
}

//! What waits and can be applied, as far as its outlook is known.
QList<ImpactReport> waitingOf(const SchemaStatus &status, const QList<ImpactReport> &impacts)
{
    QList<ImpactReport> waiting;
    for (const MigrationStep &step : status.steps) {
        const ImpactReport *impact = impactOf(impacts, step.key());
        if (impact && canBeApplied(step) && !status.isBlocked(step.migration.schema))
            waiting += *impact;
    }
    return waiting;
}

//! Several migrations as one.
struct Total {
    int milliseconds = 0;
    int reversible = 0;
    int dangers = 0;
    int unforeseeable = 0;
    int tables = 0;
    bool losesData = false;
    bool onNewDatabase = false;
    Blocking blocking = Blocking::Nobody;
};

Total totalOf(const QList<ImpactReport> &impacts)
{
    Total total;
    for (const ImpactReport &impact : impacts) {
        total.milliseconds += impact.milliseconds();
        total.reversible += impact.reversible ? 1 : 0;
        total.dangers += int(impact.dangers());
        total.unforeseeable += int(impact.unforeseeable());
        total.tables += impact.tables;
        total.losesData = total.losesData || impact.losesData();
        total.onNewDatabase = total.onNewDatabase || impact.onNewDatabase;
        total.blocking = std::max(total.blocking, impact.blocking());
    }
    return total;
}

QString waitingText(const Total &total)
{
    const QString text = blockingText(total.blocking, total.milliseconds);
    return total.unforeseeable == 0 ? text : Text::tr("%1, as far as can be told").arg(text);
}

QString unforeseeableText(const Total &total)
{
    return Text::tr("What %n statement(s) do cannot be told in advance, nor who has to wait for it.", nullptr,
                    total.unforeseeable);
}

//! "a new database: 17 tables are made, nothing is lost"
QString newDatabaseText(const Total &total)
{
    if (total.losesData)
        return Text::tr("a new database");
    return total.tables > 0 ? Text::tr("a new database: %n table(s) are made, nothing is lost", nullptr, total.tables)
                            : Text::tr("a new database: nothing is lost");
}

QStringList promises(const QList<ImpactReport> &waiting)
{
    const Total total = totalOf(waiting);
    QStringList words;
    if (total.onNewDatabase)
        words += newDatabaseText(total);
    words << roughly(total.milliseconds) << undoText(int(waiting.size()), total.reversible);
    if (!total.onNewDatabase) // Where there is no table, nobody is at work with one.
        words += waitingText(total);
    if (total.losesData)
        words += Text::tr("data is lost");
    if (total.dangers > 0)
        words += total.dangers == 1 ? Text::tr("1 danger") : Text::tr("%n dangers", nullptr, total.dangers);
    if (total.unforeseeable > 0)
        words += Text::tr("not all of it can be told in advance");
    return words;
}

QString nothingWaits(const SchemaStatus &status)
{
    const bool allApplied = std::all_of(status.steps.cbegin(), status.steps.cend(), [](const MigrationStep &step) {
        return step.state == MigrationState::Applied;
    });
    return allApplied ? Text::tr("The schema is up to date.")
                      : Text::tr("Nothing to apply · look at the marked migrations");
}

//! "public.authors: AccessExclusiveLock · about 2 s · 300,000 rows"
QString costOf(const StatementImpact &statement)
{
    QStringList words;
    if (!statement.locks.isEmpty())
        words += Text::tr("Lock: %1").arg(locksText(statement.locks));
    if (statement.blocking != Blocking::Nobody)
        words += blockingText(statement.blocking);
    if (statement.work != StatementImpact::Work::Instant && statement.rows > 0) {
        words += roughly(statement.milliseconds);
        words += Text::tr("about %Ln row(s)", nullptr, int(std::min<qint64>(statement.rows, INT_MAX)));
    }
    return words.join(u" · "_s);
}

void addStatement(Report &plan, const StatementImpact &statement, int number)
{
    const QString effect =
        statement.effect.isEmpty() ? Text::tr("Nothing is known about this statement.") : statement.effect;
    plan += {Kind::Text, u"%1. %2"_s.arg(QLocale().toString(number), effect)};
    plan += {Kind::Code, Text::tr("Line %1: %2").arg(QLocale().toString(statement.line), statement.statement)};
    if (const QString cost = costOf(statement); !cost.isEmpty())
        plan += {Kind::Quiet, cost};
    if (statement.losesData)
        plan += {Kind::Danger, Text::tr("Data is lost: undoing does not bring it back.")};
    if (statement.danger.isEmpty())
        return;
    plan += {Kind::Warning, Text::tr("Danger: %1").arg(statement.danger)};
    if (!statement.saferWay.isEmpty())
        plan += {Kind::Good, Text::tr("Safer: %1").arg(statement.saferWay)};
}

QString capitalised(const QString &words)
{
    return words.left(1).toUpper() + words.mid(1);
}

} // namespace

QString blockingText(Blocking blocking)
{
    switch (blocking) {
    case Blocking::Nobody:
        return Text::tr("nobody has to wait");
    case Blocking::Writers:
        return Text::tr("readers are not blocked, writers wait");
    case Blocking::Everyone:
        return Text::tr("readers and writers wait");
    }
    Q_UNREACHABLE();
}

QStringList essenceOf(const QList<ImpactReport> &impacts)
{
    const Total total = totalOf(impacts);
    QString text = capitalised(total.onNewDatabase ? newDatabaseText(total) : waitingText(total));
    if (total.milliseconds >= 1'000)
        text += u", "_s + roughly(total.milliseconds);
    if (total.losesData)
        text += u"; "_s + Text::tr("values are lost");
    QStringList sentences{text + u'.'};
    if (total.unforeseeable > 0)
        sentences += unforeseeableText(total);
    if (total.dangers > 0)
        sentences += Text::tr("%n statement(s) are dangerous.", nullptr, total.dangers);
    else if (total.unforeseeable > 0)
        sentences += Text::tr("No other statement is known to be dangerous.");
    else
        sentences += Text::tr("No statement is known to be dangerous.");
    return sentences;
}

QString blockingText(Blocking blocking, qint64 milliseconds)
{
    const bool briefly = blocking != Blocking::Nobody && milliseconds < 1'000;
    return briefly ? Text::tr("%1 for a moment").arg(blockingText(blocking)) : blockingText(blocking);
}

QString lockText(const TableLock &lock)
{
    return Text::tr("%1 on %2").arg(lock.mode, lock.table);
}

QString locksText(const QList<TableLock> &locks)
{
    QStringList words;
    for (const TableLock &lock : locks)
        words += lockText(lock);
    return words.join(u", "_s);
}

const ImpactReport *impactOf(const QList<ImpactReport> &impacts, const MigrationKey &key)
{
    const auto found = std::find_if(impacts.cbegin(), impacts.cend(),
                                    [&key](const ImpactReport &impact) { return impact.key == key; });
    return found == impacts.cend() ? nullptr : &*found;
}

QString safetyText(const SchemaStatus &status, const QList<ImpactReport> &impacts)
{
    const auto pending = int(status.pending());
    const auto applicable = int(status.applicable());
    if (applicable == 0 && status.obstacle()) {
        return pending == 0 ? Text::tr("Nothing can be applied as things stand")
                            : Text::tr("%n to apply, but not as things stand", nullptr, pending);
    }
    if (applicable == 0)
        return nothingWaits(status);
    QStringList words{Text::tr("%n to apply", nullptr, applicable)};
    if (pending > applicable)
        words += Text::tr("%n held up", nullptr, pending - applicable);
    const QList<ImpactReport> waiting = waitingOf(status, impacts);
    if (waiting.size() == applicable)
        words += promises(waiting);
    return words.join(u" · "_s);
}

Report planOf(const ImpactReport &impact)
{
    Report plan;
    if (!impact.unreadable.isEmpty())
        plan += {Kind::Warning, Text::tr("Not everything can be told beforehand. %1").arg(impact.unreadable)};
    const Total total = totalOf({impact});
    const bool isTold = total.unforeseeable == 0;
    if (!impact.statements.isEmpty() && (isTold || total.milliseconds >= 1'000 || total.onNewDatabase))
        plan += {Kind::Text,
                 capitalised(total.onNewDatabase ? newDatabaseText(total)
                                 : isTold        ? blockingText(total.blocking)
                                                 : waitingText(total))
                     + u". "_s
                     + Text::tr("Takes %1.")
                           .arg(total.milliseconds < 1'000 ? Text::tr("a moment") : roughly(total.milliseconds))};
    if (!isTold)
        plan += {Kind::Warning, unforeseeableText(total)};
    plan += impact.transactional
        ? ReportLine{Kind::Good, Text::tr("Applied as a whole or not at all.")}
        : ReportLine{Kind::Warning,
                     Text::tr("Applied in several steps, because it is not one transaction. It can stop half-way; then "
                              "it is continued where it stopped.")};
    plan += impact.reversible ? ReportLine{Kind::Good, Text::tr("Can be undone: it has a down.sql.")}
                              : ReportLine{Kind::Warning, Text::tr("Cannot be undone: there is no down.sql.")};
    int number = 0;
    for (const StatementImpact &statement : impact.statements)
        addStatement(plan, statement, ++number);
    return plan;
}

QStringList lintFindingsOf(const QList<ImpactReport> &impacts)
{
    QStringList dangers;
    for (const ImpactReport &impact : impacts) {
        for (const StatementImpact &statement : impact.statements) {
            if (statement.losesData)
                dangers += Text::tr("Data is lost: %1").arg(statement.effect);
            if (!statement.danger.isEmpty())
                dangers += statement.danger;
        }
    }
    return dangers;
}

} // namespace catalpa
