// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/migrationselection.h"

#include <algorithm>
#include <iterator>

namespace catalpa {
namespace {

using Extent = MigrationSelection::Extent;

//! The part of the list that \a selection means, whatever can be done with it.
QList<MigrationStep> meantBy(const QList<MigrationStep> &steps, const MigrationSelection &selection)
{
    QList<MigrationStep> meant;
    for (const MigrationStep &step : steps) {
        const bool isKey = step.key() == selection.key;
        if (selection.extent == Extent::All || isKey
            || (selection.extent == Extent::UpTo && step.migration.schema == selection.key.schema))
            meant += step;
        if (isKey && selection.extent != Extent::All)
            break;
    }
    return meant;
}

void putHalfWayFirst(QList<MigrationStep> &steps)
{
    for (auto from = steps.begin(); from != steps.end();) {
        const QString schema = from->migration.schema;
        const auto end = std::find_if(from, steps.end(),
                                      [&schema](const MigrationStep &step) { return step.migration.schema != schema; });
        std::stable_partition(from, end, [](const MigrationStep &step) { return step.resumable; });
        from = end;
    }
}

} // namespace

QList<MigrationStep> selectedBy(const SchemaStatus &status, const MigrationSelection &selection)
{
    if (halfWayBeside(status, selection))
        return {};
    QList<MigrationStep> chosen = meantBy(status.steps, selection);
    chosen.removeIf([&status](const MigrationStep &step) {
        return !canBeApplied(step) || status.isBlocked(step.migration.schema);
    });
    putHalfWayFirst(chosen);
    return mendedFirst(std::move(chosen));
}

QList<MigrationStep> mendedFirst(QList<MigrationStep> steps)
{
    std::stable_partition(steps.begin(), steps.end(),
                          [](const MigrationStep &step) { return !step.mending.isEmpty(); });
    return steps;
}

Migration asRun(const MigrationStep &step)
{
    Migration migration = step.migration;
    if (!step.mending.isEmpty())
        migration.sql = step.mending;
    return migration;
}

QList<MigrationKey> keysOf(const QList<MigrationStep> &steps)
{
    QList<MigrationKey> keys;
    for (const MigrationStep &step : steps)
        keys += step.key();
    return keys;
}

const MigrationStep *halfWayBeside(const SchemaStatus &status, const MigrationSelection &selection)
{
    if (selection.extent == Extent::All)
        return nullptr;
    const QList<MigrationStep> meant = meantBy(status.steps, selection);
    const auto isBeside = [&](const MigrationStep &step) {
        return step.resumable && step.migration.schema == selection.key.schema
            && std::none_of(meant.cbegin(), meant.cend(),
                            [&step](const MigrationStep &each) { return each.key() == step.key(); });
    };
    const auto found = std::find_if(status.steps.cbegin(), status.steps.cend(), isBeside);
    return found == status.steps.cend() ? nullptr : &*found;
}

std::optional<NoWayBack> noWayBack(const MigrationStep &step)
{
    if (step.state == MigrationState::MissingHere)
        return NoWayBack::UnknownHere;
    if (step.state == MigrationState::Edited)
        return NoWayBack::OtherText;
    return step.migration.downSql ? std::nullopt : std::optional(NoWayBack::NoDownFile);
}

} // namespace catalpa
