// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/planwords.h"

#include "models/migrationwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

using Kind = ReportLine::Kind;

QString roughly(int milliseconds)
{
    return milliseconds < 1'000 ? Sentences::tr("in a moment")
                                : Sentences::tr("about %1").arg(durationText(milliseconds));
}

QString undoText(int count, int reversible)
{
    if (reversible == count)
        return count == 1 ? Sentences::tr("can be undone") : Sentences::tr("all can be undone");
    return count == 1 ? Sentences::tr("cannot be undone")
                      : Sentences::tr("%n cannot be undone", nullptr, count - reversible);
}

//! What waits and can be applied, as far as its outlook is known.
QList<MigrationOutlook> waitingOf(const SchemaStatus &status, const QList<MigrationOutlook> &outlooks)
{
    QList<MigrationOutlook> waiting;
    for (const MigrationStep &step : status.steps) {
        const MigrationOutlook *outlook = outlookOf(outlooks, step.key());
        if (outlook && (isToApply(step) || step.resumable) && !status.isBlocked(step.migration.schema))
            waiting += *outlook;
    }
    return waiting;
}

QStringList promises(const QList<MigrationOutlook> &waiting)
{
    int milliseconds = 0;
    int reversible = 0;
    int dangers = 0;
    bool losesData = false;
    Blocking blocking = Blocking::Nobody;
    for (const MigrationOutlook &outlook : waiting) {
        milliseconds += outlook.milliseconds();
        reversible += outlook.reversible ? 1 : 0;
        dangers += int(outlook.dangers());
        losesData = losesData || outlook.losesData();
        blocking = std::max(blocking, outlook.blocking());
    }
    const bool briefly = blocking != Blocking::Nobody && milliseconds < 1'000;
    QStringList words{roughly(milliseconds), undoText(int(waiting.size()), reversible),
                      briefly ? Sentences::tr("%1 for a moment").arg(blockingText(blocking)) : blockingText(blocking)};
    if (losesData)
        words += Sentences::tr("data is lost");
    if (dangers > 0)
        words += dangers == 1 ? Sentences::tr("1 danger") : Sentences::tr("%n dangers", nullptr, dangers);
    return words;
}

QString nothingWaits(const SchemaStatus &status)
{
    const bool allApplied = std::all_of(status.steps.cbegin(), status.steps.cend(), [](const MigrationStep &step) {
        return step.state == MigrationState::Applied;
    });
    return allApplied ? Sentences::tr("The schema is up to date.")
                      : Sentences::tr("Nothing to apply · look at the marked migrations");
}

//! "public.authors: AccessExclusiveLock · about 2 s · 300,000 rows"
QString costOf(const StatementOutlook &statement)
{
    QStringList words;
    QStringList locks;
    for (const TableLock &lock : statement.locks)
        locks += Sentences::tr("%1 on %2").arg(lock.mode, lock.table);
    if (!locks.isEmpty())
        words += Sentences::tr("Lock: %1").arg(locks.join(u", "_s));
    if (statement.blocking != Blocking::Nobody)
        words += blockingText(statement.blocking);
    if (statement.work != StatementOutlook::Work::Instant && statement.rows > 0) {
        words += roughly(statement.milliseconds);
        words += Sentences::tr("about %Ln row(s)", nullptr, int(std::min<qint64>(statement.rows, INT_MAX)));
    }
    return words.join(u" · "_s);
}

void addStatement(Report &plan, const StatementOutlook &statement, int number)
{
    const QString effect =
        statement.effect.isEmpty() ? Sentences::tr("Nothing is known about this statement.") : statement.effect;
    plan += {Kind::Text, u"%1. %2"_s.arg(QLocale().toString(number), effect)};
    plan += {Kind::Code, Sentences::tr("Line %1: %2").arg(QLocale().toString(statement.line), statement.statement)};
    if (const QString cost = costOf(statement); !cost.isEmpty())
        plan += {Kind::Quiet, cost};
    if (statement.losesData)
        plan += {Kind::Danger, Sentences::tr("Data is lost: undoing does not bring it back.")};
    if (statement.danger.isEmpty())
        return;
    plan += {Kind::Warning, Sentences::tr("Danger: %1").arg(statement.danger)};
    if (!statement.saferWay.isEmpty())
        plan += {Kind::Good, Sentences::tr("Safer: %1").arg(statement.saferWay)};
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
        return Sentences::tr("nobody has to wait");
    case Blocking::Writers:
        return Sentences::tr("readers are not blocked, writers wait");
    case Blocking::Everyone:
        return Sentences::tr("readers and writers wait");
    }
    Q_UNREACHABLE();
}

const MigrationOutlook *outlookOf(const QList<MigrationOutlook> &outlooks, const MigrationKey &key)
{
    const auto found = std::find_if(outlooks.cbegin(), outlooks.cend(),
                                    [&key](const MigrationOutlook &outlook) { return outlook.key == key; });
    return found == outlooks.cend() ? nullptr : &*found;
}

QString safetyText(const SchemaStatus &status, const QList<MigrationOutlook> &outlooks)
{
    const auto pending = int(status.pending());
    const auto applicable = int(status.applicable());
    if (applicable == 0 && status.obstacle()) {
        return pending == 0 ? Sentences::tr("Nothing can be applied as things stand")
                            : Sentences::tr("%n to apply, but not as things stand", nullptr, pending);
    }
    if (applicable == 0)
        return nothingWaits(status);
    QStringList words{Sentences::tr("%n to apply", nullptr, applicable)};
    if (pending > applicable)
        words += Sentences::tr("%n held up", nullptr, pending - applicable);
    const QList<MigrationOutlook> waiting = waitingOf(status, outlooks);
    if (waiting.size() == applicable)
        words += promises(waiting);
    return words.join(u" · "_s);
}

Report planOf(const MigrationOutlook &outlook)
{
    Report plan;
    if (!outlook.unreadable.isEmpty())
        plan += {Kind::Warning, Sentences::tr("Not everything can be told beforehand. %1").arg(outlook.unreadable)};
    if (!outlook.statements.isEmpty())
        plan += {Kind::Text,
                 capitalised(blockingText(outlook.blocking())) + u". "_s
                     + Sentences::tr("Takes %1.")
                           .arg(outlook.milliseconds() < 1'000 ? Sentences::tr("a moment")
                                                               : roughly(outlook.milliseconds()))};
    plan += outlook.transactional
        ? ReportLine{Kind::Good, Sentences::tr("Applied as a whole or not at all.")}
        : ReportLine{
            Kind::Warning,
            Sentences::tr("Applied statement by statement, because it cannot run in a transaction. It can stop "
                          "half-way; then it is continued where it stopped.")};
    plan += outlook.reversible ? ReportLine{Kind::Good, Sentences::tr("Can be undone: it has a down.sql.")}
                               : ReportLine{Kind::Warning, Sentences::tr("Cannot be undone: there is no down.sql.")};
    int number = 0;
    for (const StatementOutlook &statement : outlook.statements)
        addStatement(plan, statement, ++number);
    return plan;
}

QStringList dangersOf(const QList<MigrationOutlook> &outlooks)
{
    QStringList dangers;
    for (const MigrationOutlook &outlook : outlooks) {
        for (const StatementOutlook &statement : outlook.statements) {
            if (statement.losesData)
                dangers += Sentences::tr("Data is lost: %1").arg(statement.effect);
            if (!statement.danger.isEmpty())
                dangers += statement.danger;
        }
    }
    return dangers;
}

} // namespace catalpa
