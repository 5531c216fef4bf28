// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::db {

//! The version of libpq that is loaded, such as "15.20".
QString libpqVersion();

} // namespace catalpa::db
