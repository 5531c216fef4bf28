// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/migrationdraft.h"

#include <algorithm>

namespace catalpa {

bool isInDispute(const MigrationStep &step)
{
    return step.state == MigrationState::Edited || step.state == MigrationState::MissingHere
        || step.state == MigrationState::Failed;
}

bool MigrationDraft::isHeldUp() const
{
    return !mistakes.isEmpty() || !drift.isEmpty() || status.obstacle()
        || std::any_of(status.steps.cbegin(), status.steps.cend(), isInDispute);
}

} // namespace catalpa
