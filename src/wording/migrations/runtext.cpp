// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/migrations/runtext.h"

#include "base/text.h"

#include "wording/migrations/migrationtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr qint64 worthCounting = 1'000; // Milliseconds; a clock that starts at once makes short work look long.

QString doing(RunKind task)
{
    switch (task) {
    case RunKind::Apply:
        return Text::tr("Applying %1 of %2: “%3”");
    case RunKind::Undo:
        return Text::tr("Undoing %1 of %2: “%3”");
    case RunKind::Rehearse:
        return Text::tr("Rehearsing %1 of %2: “%3”");
    }
    Q_UNREACHABLE();
}

QString doneBeforeStop(RunKind task, qsizetype kept)
{
    const auto number = int(kept);
    switch (task) {
    case RunKind::Rehearse:
        return Text::tr("Stopped. The database is as it was.");
    case RunKind::Undo:
        return number <= 0 ? Text::tr("Stopped. Nothing was undone.")
            : number == 1  ? Text::tr("Stopped. 1 migration had been undone.")
                           : Text::tr("Stopped. %n migrations had been undone.", nullptr, number);
    case RunKind::Apply:
        return number <= 0 ? Text::tr("Stopped. Nothing was applied.")
            : number == 1  ? Text::tr("Stopped. 1 migration had been applied and stays.")
                           : Text::tr("Stopped. %n migrations had been applied and stay.", nullptr, number);
    }
    Q_UNREACHABLE();
}

//! What is not one transaction, and was not carried out or taken back as a whole.
QString halfWayText(RunKind task, const SchemaStatus &now)
{
    const auto isHalfWay = [task](const MigrationStep &step) {
        return (task == RunKind::Apply && step.resumable) || (task == RunKind::Undo && step.takingBack);
    };
    const auto step = std::find_if(now.steps.cbegin(), now.steps.cend(), isHalfWay);
    if (step == now.steps.cend())
        return {};
    const QString title = step->migration.title();
    return task == RunKind::Apply ? Text::tr("“%1” stopped half-way. Apply continues it where it stopped.").arg(title)
                                  : Text::tr("“%1” is not taken back completely. Undo it again.").arg(title);
}

} // namespace

QString runningText(RunKind task, const MigrationEvent &event, const QString &title, qint64 elapsed)
{
    const QLocale locale;
    QStringList words;
    if (event.count == 0) {
        words += Text::tr("Preparing…");
    } else {
        words += doing(task).arg(locale.toString(event.index + 1), locale.toString(event.count), title);
        if (event.statements > 1 && event.statement > 0)
            words +=
                Text::tr("statement %1 of %2 is done")
                    .arg(locale.toString(qMin(event.statement, event.statements)), locale.toString(event.statements));
    }
    if (elapsed >= worthCounting)
        words += durationText(elapsed / worthCounting * worthCounting);
    return words.join(u" · "_s);
}

QString startedText(RunKind task, const MigrationEvent &event, const QString &title)
{
    const QString text = task == RunKind::Apply ? Text::tr("Applying “%1” (%2 of %3)")
        : task == RunKind::Undo                 ? Text::tr("Undoing “%1” (%2 of %3)")
                                                : Text::tr("Rehearsing “%1” (%2 of %3)");
    return text.arg(title).arg(event.index + 1).arg(event.count);
}

QString endedText(RunKind task, const MigrationEvent &event, const QString &title)
{
    const QString text = task == RunKind::Apply ? Text::tr("Applied “%1” in %2")
        : task == RunKind::Undo                 ? Text::tr("Took back “%1” in %2")
                                                : Text::tr("Rehearsed “%1” in %2");
    return text.arg(title, durationText(event.milliseconds));
}

QString stepText(RunKind task, const MigrationEvent &event)
{
    if (event.statements > 1 && event.statement > 0) {
        const QLocale locale;
        return Text::tr("Statement %1 of %2 is done")
            .arg(locale.toString(qMin(event.statement, event.statements)), locale.toString(event.statements));
    }
    switch (task) {
    case RunKind::Apply:
        return Text::tr("Being applied now");
    case RunKind::Undo:
        return Text::tr("Being undone now");
    case RunKind::Rehearse:
        return Text::tr("Being rehearsed now");
    }
    Q_UNREACHABLE();
}

QString doneText(RunKind task, qsizetype count, qint64 elapsed)
{
    const auto number = int(count);
    const QString duration = durationText(elapsed);
    if (task == RunKind::Undo)
        return number == 1 ? Text::tr("1 migration was undone in %1.").arg(duration)
                           : Text::tr("%n migrations were undone in %1.", nullptr, number).arg(duration);
    if (number == 0)
        return Text::tr("Another program had applied everything already.");
    return number == 1 ? Text::tr("1 migration was applied in %1.").arg(duration)
                       : Text::tr("%n migrations were applied in %1.", nullptr, number).arg(duration);
}

QString stoppedText(RunKind task, qsizetype kept, const SchemaStatus &now)
{
    const QString halfWay = halfWayText(task, now);
    const QString before = kept > 0 || halfWay.isEmpty() ? doneBeforeStop(task, kept) : Text::tr("Stopped.");
    return halfWay.isEmpty() ? before : before + u' ' + halfWay;
}

QString keptText(RunKind task, qsizetype count)
{
    const auto number = int(count);
    if (number <= 0 || task == RunKind::Rehearse)
        return {};
    if (task == RunKind::Undo)
        return number == 1 ? Text::tr("1 migration was undone.")
                           : Text::tr("%n migrations were undone.", nullptr, number);
    return number == 1 ? Text::tr("1 migration was applied and stays.")
                       : Text::tr("%n migrations were applied and stay.", nullptr, number);
}

} // namespace catalpa
