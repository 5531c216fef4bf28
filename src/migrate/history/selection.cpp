// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/selection.h"

#include "base/text.h"
#include "core/migration/migrationselection.h"
#include "migrate/history/obstacle.h"
#include "migrate/losses/strangecode.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! What would run with the rights of who applies migrations, also what mending would have made again before.
std::optional<Error> strangeNow(const HistoryState &history)
{
    OwnObjects own = history.ledgers.own;
    own.strange = strangeCode(history.status.steps, own);
    return own.strange.isEmpty() ? std::nullopt : obstacleBeside(own);
}

Failure unknown(const MigrationKey &key)
{
    return failure(ErrorKind::Missing, Text::tr("There is no migration “%1” here.").arg(key.name));
}

QString sentenceFor(NoWayBack reason, const QString &title)
{
    switch (reason) {
    case NoWayBack::UnknownHere:
        return Text::tr("“%1” was applied by another program, which alone knows how to take it back.").arg(title);
    case NoWayBack::OtherText:
        return Text::tr("“%1” was applied with another text, so what would take that back is not known.").arg(title);
    case NoWayBack::NoDownFile:
        return Text::tr("“%1” has no file down.sql, so it cannot be taken back.").arg(title);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<QList<MigrationStep>> selected(const HistoryState &history, const MigrationSelection &selection)
{
    using Extent = MigrationSelection::Extent;
    const SchemaStatus &status = history.status;
    if (selection.extent == Extent::All) {
        const QList<MigrationStep> steps = selectedBy(status, selection);
        if (steps.isEmpty() && status.obstacle())
            return failure(*status.obstacle());
        return steps;
    }

    const MigrationStep *wanted = history.step(selection.key);
    if (!wanted)
        return failure(unknown(selection.key).value());
    if (const Error *obstacle = status.obstacle(selection.key.schema))
        return failure(*obstacle);
    const bool isUnmended = selection.extent == Extent::Only && wanted->mending.isEmpty();
    if (const auto strange = strangeNow(history); strange && isUnmended && selection.key.schema == "catalpa"_L1)
        return failure(*strange);
    if (selection.extent == Extent::Only && !canBeApplied(*wanted)) {
        return failure(ErrorKind::Invalid,
                       Text::tr("“%1” is applied already. Nothing was changed.").arg(wanted->migration.title()));
    }
    if (const MigrationStep *other = halfWayBeside(status, selection))
        return failure(halfWay(other->migration.title()));
    return selectedBy(status, selection);
}

Result<QList<MigrationStep>> takenBack(const HistoryState &history, const MigrationKey &last)
{
    const MigrationStep *wanted = history.step(last);
    if (!wanted)
        return failure(unknown(last).value());
    if (!isToTakeBack(*wanted)) {
        return failure(
            ErrorKind::Invalid,
            Text::tr("“%1” is not applied, so there is nothing to take back.").arg(wanted->migration.title()));
    }
    if (const auto strange = strangeNow(history))
        return failure(*strange);
    const QList<MigrationStep> steps = history.status.takenBackWith(last);
    for (const MigrationStep &step : steps) {
        if (const auto reason = noWayBack(step)) {
            return failure(ErrorKind::Invalid,
                           sentenceFor(*reason, step.migration.title()) + u' ' + Text::tr("Nothing was changed."));
        }
    }
    return steps;
}

} // namespace catalpa::migrate
