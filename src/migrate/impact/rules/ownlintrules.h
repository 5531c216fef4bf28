// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/rules/lintrules.h"

#include <span>

namespace catalpa::migrate {

//! What Squawk does not look at: losses, rights, and what reaches beyond the database.
std::span<const LintEntry> ownLintRules();

} // namespace catalpa::migrate
