// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QLoggingCategory>

namespace catalpa {

//! Categories for QT_LOGGING_RULES. What is logged holds no password, no bound value and no DETAIL line of the server.
Q_DECLARE_LOGGING_CATEGORY(logDb)
Q_DECLARE_LOGGING_CATEGORY(logLocal)
Q_DECLARE_LOGGING_CATEGORY(logMigrate)
Q_DECLARE_LOGGING_CATEGORY(logUi)

} // namespace catalpa
