// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace catalpa::sql {

//! "name" with its quotes, for SQL.
QByteArray quotedName(const QString &name);

//! 'text' as a literal that means the same whatever standard_conforming_strings is. Without U+0000.
QByteArray quotedText(const QString &text);

} // namespace catalpa::sql
