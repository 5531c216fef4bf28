// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/runwords.h"

#include "models/migrationwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

constexpr qint64 worthCounting = 1'000; // Milliseconds; a clock that starts at once makes short work look long.

QString doing(MigrationTask task)
{
    switch (task) {
    case MigrationTask::Apply:
        return Sentences::tr("Applying %1 of %2: “%3”");
    case MigrationTask::Undo:
        return Sentences::tr("Taking back %1 of %2: “%3”");
    case MigrationTask::Rehearse:
        return Sentences::tr("Rehearsing %1 of %2: “%3”");
    }
    Q_UNREACHABLE();
}

} // namespace

QString runningText(MigrationTask task, const MigrationEvent &event, const QString &title, qint64 elapsed)
{
    const QLocale locale;
    QStringList words;
    if (event.count == 0) {
        words += Sentences::tr("Preparing…");
    } else {
        words += doing(task).arg(locale.toString(event.index + 1), locale.toString(event.count), title);
        if (event.statements > 1)
            words += Sentences::tr("statement %1 of %2")
                         .arg(locale.toString(qMin(event.statement + 1, event.statements)),
                              locale.toString(event.statements));
    }
    if (elapsed >= worthCounting)
        words += durationText(elapsed / worthCounting * worthCounting);
    return words.join(u" · "_s);
}

QString startedText(MigrationTask task, const MigrationEvent &event, const QString &title)
{
    const QString text = task == MigrationTask::Apply ? Sentences::tr("Applying “%1” (%2 of %3)")
        : task == MigrationTask::Undo                 ? Sentences::tr("Taking back “%1” (%2 of %3)")
                                                      : Sentences::tr("Rehearsing “%1” (%2 of %3)");
    return text.arg(title).arg(event.index + 1).arg(event.count);
}

QString endedText(MigrationTask task, const MigrationEvent &event, const QString &title)
{
    const QString text = task == MigrationTask::Apply ? Sentences::tr("Applied “%1” in %2")
        : task == MigrationTask::Undo                 ? Sentences::tr("Took back “%1” in %2")
                                                      : Sentences::tr("Rehearsed “%1” in %2");
    return text.arg(title, durationText(event.milliseconds));
}

QString stepText(MigrationTask task, const MigrationEvent &event)
{
    if (event.statements > 1) {
        const QLocale locale;
        return Sentences::tr("Statement %1 of %2")
            .arg(locale.toString(qMin(event.statement + 1, event.statements)), locale.toString(event.statements));
    }
    switch (task) {
    case MigrationTask::Apply:
        return Sentences::tr("Being applied now");
    case MigrationTask::Undo:
        return Sentences::tr("Being taken back now");
    case MigrationTask::Rehearse:
        return Sentences::tr("Being rehearsed now");
    }
    Q_UNREACHABLE();
}

QString doneText(MigrationTask task, qsizetype count, qint64 elapsed)
{
    const auto number = int(count);
    const QString duration = durationText(elapsed);
    if (task == MigrationTask::Undo)
        return number == 1 ? Sentences::tr("1 migration was taken back in %1.").arg(duration)
                           : Sentences::tr("%n migrations were taken back in %1.", nullptr, number).arg(duration);
    if (number == 0)
        return Sentences::tr("Another program had applied everything already.");
    return number == 1 ? Sentences::tr("1 migration was applied in %1.").arg(duration)
                       : Sentences::tr("%n migrations were applied in %1.", nullptr, number).arg(duration);
}

QString stoppedText(MigrationTask task, qsizetype kept)
{
    const auto number = int(kept);
    switch (task) {
    case MigrationTask::Rehearse:
        return Sentences::tr("Stopped. The database is as it was.");
    case MigrationTask::Undo:
        return number <= 0 ? Sentences::tr("Stopped. Nothing was taken back.")
            : number == 1  ? Sentences::tr("Stopped. 1 migration had been taken back.")
                           : Sentences::tr("Stopped. %n migrations had been taken back.", nullptr, number);
    case MigrationTask::Apply:
        return number <= 0 ? Sentences::tr("Stopped. Nothing was applied.")
            : number == 1  ? Sentences::tr("Stopped. 1 migration had been applied and stays.")
                           : Sentences::tr("Stopped. %n migrations had been applied and stay.", nullptr, number);
    }
    Q_UNREACHABLE();
}

QString keptText(MigrationTask task, qsizetype count)
{
    const auto number = int(count);
    if (number <= 0 || task == MigrationTask::Rehearse)
        return {};
    if (task == MigrationTask::Undo)
        return number == 1 ? Sentences::tr("1 migration was taken back.")
                           : Sentences::tr("%n migrations were taken back.", nullptr, number);
    return number == 1 ? Sentences::tr("1 migration was applied and stays.")
                       : Sentences::tr("%n migrations were applied and stay.", nullptr, number);
}

} // namespace catalpa
