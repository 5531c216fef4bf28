// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

namespace catalpa::db {

//! Loads Qt's PostgreSQL driver; false when it is not installed. Call it once in the main thread before any executor
//! runs, because two threads that load it at the same time could meet (QTBUG-112961).
bool loadDriver();

//! Keeps the driver quiet in this thread while it lives: when a link ends while it sets up the session, it writes
//! libpq's words with qWarning(). They go to the debug messages of catalpa.db.
class QuietDriver final {
    Q_DISABLE_COPY_MOVE(QuietDriver)

public:
    QuietDriver();
    ~QuietDriver();
};

} // namespace catalpa::db
