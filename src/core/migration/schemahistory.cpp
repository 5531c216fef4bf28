// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/schemahistory.h"

#include <algorithm>
#include <iterator>

namespace catalpa {

bool isToApply(const MigrationStep &step)
{
    return step.state == MigrationState::Pending || step.state == MigrationState::RolledBack
        || step.state == MigrationState::Gone;
}

bool canBeApplied(const MigrationStep &step)
{
    return isToApply(step) || step.resumable;
}

bool isApplied(const MigrationStep &step)
{
    return step.state == MigrationState::Applied || step.state == MigrationState::Edited
        || step.state == MigrationState::Gone || step.state == MigrationState::MissingHere;
}

bool isToTakeBack(const MigrationStep &step)
{
    return isApplied(step) || step.resumable || step.takingBack;
}

qsizetype SchemaStatus::pending() const
{
    return std::count_if(steps.cbegin(), steps.cend(), isToApply);
}

qsizetype SchemaStatus::applicable() const
{
    return std::count_if(steps.cbegin(), steps.cend(), [this](const MigrationStep &step) {
        return canBeApplied(step) && !isBlocked(step.migration.schema);
    });
}

bool SchemaStatus::isBlocked(const QString &schema) const
{
    return obstacle(schema) != nullptr;
}

QList<MigrationStep> SchemaStatus::takenBackWith(const MigrationKey &last) const
{
    const auto first =
        std::find_if(steps.cbegin(), steps.cend(), [&last](const MigrationStep &step) { return step.key() == last; });
    QList<MigrationStep> taken;
    std::copy_if(first, steps.cend(), std::back_inserter(taken), isToTakeBack);
    std::reverse(taken.begin(), taken.end());
    return taken;
}

const Error *SchemaStatus::obstacle() const
{
    return obstacles.isEmpty() ? nullptr : &obstacles.first().error;
}

const Error *SchemaStatus::obstacle(const QString &schema) const
{
    const auto found = std::find_if(obstacles.cbegin(), obstacles.cend(),
                                    [&schema](const SchemaObstacle &each) { return each.schema == schema; });
    return found == obstacles.cend() ? nullptr : &found->error;
}

} // namespace catalpa
