// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"
#include "migrate/history/ledger.h"

#include <optional>

namespace catalpa::migrate {

//! Why \a steps, made from \a ledger, must not be applied; empty when they may, or when there is nothing to apply and
//! nothing wrong. Pure.
std::optional<Error> obstacle(const Ledger &ledger, const QList<MigrationStep> &steps);

} // namespace catalpa::migrate
