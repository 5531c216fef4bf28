// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace catalpa::sql {

//! "name" with its quotes, for SQL.
QByteArray quotedName(const QString &name);

} // namespace catalpa::sql
