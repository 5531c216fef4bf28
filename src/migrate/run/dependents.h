// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"

#include <QtCore/QSet>

namespace catalpa::migrate {

//! What in the database cannot be without something in the schema catalpa, as PostgreSQL names it: "view public.v",
//! "index catalpa.adm"; what is ours is among it, but for constraints, defaults and the indexes of the reading index.
//! For telling what a change has taken along. Blocks; in one thread.
Result<QSet<QString>> dependents(db::Session &session);

} // namespace catalpa::migrate
