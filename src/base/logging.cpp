// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/logging.h"

namespace catalpa {

Q_LOGGING_CATEGORY(logDb, "catalpa.db", QtInfoMsg)
Q_LOGGING_CATEGORY(logLocal, "catalpa.local", QtInfoMsg)
Q_LOGGING_CATEGORY(logMigrate, "catalpa.migrate", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "catalpa.ui", QtInfoMsg)

} // namespace catalpa
