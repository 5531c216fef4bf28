// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/schemahistory.h"

#include <algorithm>

namespace catalpa {

qsizetype SchemaStatus::pending() const
{
    return std::count_if(steps.cbegin(), steps.cend(), [](const MigrationStep &step) {
        return step.state == MigrationState::Pending || step.state == MigrationState::RolledBack;
    });
}

} // namespace catalpa
