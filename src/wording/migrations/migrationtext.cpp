// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/migrations/migrationtext.h"

#include "base/text.h"

#include "wording/celltext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

QString shortInstant(const QDateTime &instant)
{
    return QLocale().toString(instant.toLocalTime(), QLocale::ShortFormat);
}

QString whenAndHowLong(const MigrationStep &step)
{
    if (!step.finishedAt.isValid())
        return Text::tr("Time not recorded");
    QStringList words{shortInstant(step.finishedAt)};
    if (step.startedAt.isValid())
        words += durationText(step.startedAt.msecsTo(step.finishedAt));
    if (!step.appliedBy.isEmpty())
        words += Text::tr("by %1").arg(step.appliedBy);
    return words.join(u" · "_s);
}

QString appliedAdvice(const MigrationStep &step)
{
    QString advice = Text::tr("This is applied.");
    if (step.startedAt.isValid() && step.finishedAt.isValid()) {
        const QString when = fullInstant(step.finishedAt);
        const QString duration = durationText(step.startedAt.msecsTo(step.finishedAt));
        advice = step.appliedBy.isEmpty() ? Text::tr("Applied on %1, in %2.").arg(when, duration)
                                          : Text::tr("Applied on %1 by %3, in %2.").arg(when, duration, step.appliedBy);
    }
    if (!step.recordedAs.isEmpty()) {
        advice += u' ' + Text::tr("The database has recorded the same text under the name %1.").arg(step.recordedAs);
    }
    return advice;
}

QString halfWay(const MigrationStep &step, int statements)
{
    if (step.takingBack)
        return Text::tr("Not taken back completely");
    return statements > 0 ? Text::tr("Stopped half-way, %1 of %2 statements done")
                                .arg(QLocale().toString(step.statementsDone), QLocale().toString(statements))
                          : Text::tr("Stopped half-way, %n statement(s) done", nullptr, step.statementsDone);
}

QString plainState(const MigrationStep &step)
{
    switch (step.state) {
    case MigrationState::Pending:
        return Text::tr("pending");
    case MigrationState::Applied:
        return Text::tr("applied");
    case MigrationState::Failed:
        if (step.takingBack)
            return Text::tr("not taken back completely");
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
    Q_UNREACHABLE();
}

//! By a person, after it had been applied; otherwise the attempt had failed.
bool isTakenBack(const MigrationStep &step)
{
    return step.finishedAt.isValid();
}

} // namespace

MigrationMark markOf(const MigrationStep &step, bool blocked)
{
    if (blocked && isToApply(step))
        return MigrationMark::Blocked;
    switch (step.state) {
    case MigrationState::Pending:
        return step.outOfOrder ? MigrationMark::OutOfOrder : MigrationMark::Pending;
    case MigrationState::Applied:
        return MigrationMark::Applied;
    case MigrationState::Failed:
        return step.resumable || step.takingBack ? MigrationMark::HalfWay : MigrationMark::Failed;
    case MigrationState::RolledBack:
        return MigrationMark::RolledBack;
    case MigrationState::Edited:
        return MigrationMark::Edited;
    case MigrationState::Gone:
        return MigrationMark::Gone;
    case MigrationState::MissingHere:
        return MigrationMark::MissingHere;
    }
    Q_UNREACHABLE();
}

QString groupOf(const QString &schema)
{
    if (schema == "public"_L1)
        return Text::tr("Shared with Prisma (public)");
    if (schema == "catalpa"_L1)
        return Text::tr("Catalpa’s own (catalpa)");
    return Text::tr("Schema %1").arg(schema);
}

QString purposeOf(const Migration &migration)
{
    if (const QString own = migration.description(); !own.isEmpty())
        return own;
    static const QHash<QByteArray, const char *> purposes{
        {"b8288abb5ac35595f5bf17cbcf6ac67aa12590cbe73e96cf1487128011ac12df",
         QT_TRANSLATE_NOOP("Catalpa", "Creates the tables for authors and books.")},
        {"20d2837f1030e1070364ea1961262fea5a5788cb441c9b37618af7da4a15bae9",
         QT_TRANSLATE_NOOP("Catalpa", "Adds the country to authors.")}};
    const char *purpose = purposes.value(migration.checksum());
    return purpose ? Text::tr(purpose) : QString();
}

QString wordFor(MigrationMark mark, RunKind task)
{
    switch (mark) {
    case MigrationMark::Pending:
        return Text::tr("Pending");
    case MigrationMark::OutOfOrder:
        return Text::tr("Out of order");
    case MigrationMark::Blocked:
        return Text::tr("Held up");
    case MigrationMark::Running:
        return task == RunKind::Apply ? Text::tr("Applying…")
            : task == RunKind::Undo   ? Text::tr("Undoing…")
                                      : Text::tr("Rehearsing…");
    case MigrationMark::Applied:
        return Text::tr("Applied");
    case MigrationMark::Edited:
        return Text::tr("Edited");
    case MigrationMark::Gone:
        return Text::tr("Gone");
    case MigrationMark::Failed:
        return Text::tr("Failed");
    case MigrationMark::HalfWay:
        return Text::tr("Half-way");
    case MigrationMark::RolledBack:
        return Text::tr("Rolled back");
    case MigrationMark::MissingHere:
        return Text::tr("Missing here");
    }
    Q_UNREACHABLE();
}

QString historyOf(const MigrationStep &step, MigrationMark mark, int statements)
{
    switch (mark) {
    case MigrationMark::Pending:
    case MigrationMark::OutOfOrder:
    case MigrationMark::Blocked:
        return Text::tr("Not applied yet");
    case MigrationMark::Running:
        return Text::tr("Being worked on now");
    case MigrationMark::HalfWay:
        return halfWay(step, statements);
    case MigrationMark::Failed:
        return step.startedAt.isValid() ? Text::tr("Started %1").arg(shortInstant(step.startedAt))
                                        : Text::tr("Not applied");
    case MigrationMark::RolledBack:
        if (isTakenBack(step))
            return Text::tr("Undone");
        return step.startedAt.isValid() ? Text::tr("Tried %1").arg(shortInstant(step.startedAt))
                                        : Text::tr("Not applied yet");
    case MigrationMark::Applied:
    case MigrationMark::Edited:
    case MigrationMark::Gone:
    case MigrationMark::MissingHere:
        return whenAndHowLong(step);
    }
    Q_UNREACHABLE();
}

QString adviceFor(const MigrationStep &step, MigrationMark mark, int statements)
{
    switch (mark) {
    case MigrationMark::Pending:
        return Text::tr("The database does not have this yet.");
    case MigrationMark::OutOfOrder:
        return Text::tr("A later migration is applied already, and this one is not. It will be applied "
                        "after it; read the SQL first to see that the order does not matter.");
    case MigrationMark::Running:
        return Text::tr("This is being worked on now.");
    case MigrationMark::Blocked:
        return Text::tr("The database does not have this yet, and as things stand it cannot be applied.");
    case MigrationMark::HalfWay:
        if (step.takingBack) {
            return halfWay(step, statements) + u". "_s
                + Text::tr("Nothing else can be applied until Undo has taken back the rest of it.");
        }
        return halfWay(step, statements) + u". "_s
            + Text::tr("It is not one transaction. Apply continues it where it stopped.");
    case MigrationMark::Applied:
        return appliedAdvice(step);
    case MigrationMark::Edited:
        return Text::tr("What was applied had another text than the one below. It is not applied again. Ask "
                        "whoever looks after the database whether the difference matters.");
    case MigrationMark::Gone:
        return Text::tr("This was applied, but what it made is not there any more, or not complete: another program "
                        "has changed the tables or made them anew. Apply makes it again.");
    case MigrationMark::Failed:
        return Text::tr("This was started and did not finish, and nothing else can be applied until that is "
                        "settled. When its changes are in the tables, mark it as applied; when they are not, mark "
                        "it as rolled back.");
    case MigrationMark::RolledBack:
        if (isTakenBack(step))
            return Text::tr("This was applied and undone. The next Apply applies it again.");
        return Text::tr("The last attempt failed and was taken back. It will be tried again with the next "
                        "Apply.");
    case MigrationMark::MissingHere:
        return Text::tr("The database has this migration, but this Catalpa does not know it: a newer Catalpa or "
                        "another program applied it. Update Catalpa to see what it does.");
    }
    Q_UNREACHABLE();
}

QString stateText(const MigrationStep &step)
{
    QString text = plainState(step);
    if (step.outOfOrder)
        text += ", "_L1 + Text::tr("out of order");
    if (!step.recordedAs.isEmpty())
        text += ", "_L1 + Text::tr("recorded as %1").arg(step.recordedAs);
    return text;
}

QString titleOf(const QString &name)
{
    return Migration{name, {}}.title();
}

QString placeOf(const MigrationFailure &failure)
{
    if (failure.line <= 0)
        return {};
    return Text::tr("%1, line %2, column %3").arg(failure.path).arg(failure.line).arg(failure.column);
}

QString durationText(qint64 milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1)
        return Text::tr("under 1 ms");
    if (milliseconds < 1'000)
        return Text::tr("%1 ms").arg(locale.toString(milliseconds));
    if (milliseconds < 60'000)
        return Text::tr("%1 s").arg(locale.toString(double(milliseconds) / 1'000, 'f', 1));
    const qint64 seconds = milliseconds / 1'000;
    return Text::tr("%1 min %2 s").arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
}

} // namespace catalpa
