// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace catalpa::db {

//! Loads Qt's PostgreSQL driver; false when it is not installed. Call it once in the main thread before any executor
//! runs, because two threads that load it at the same time could meet (QTBUG-112961).
bool loadDriver();

} // namespace catalpa::db
