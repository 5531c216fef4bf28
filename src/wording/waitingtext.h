// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/reachability.h"

namespace catalpa {

//! What is waited for, for people; \a sleeps when a database of this kind sleeps while nobody uses it, as Neon's do.
QString waitingText(Reachability::State state, bool sleeps);

} // namespace catalpa
