// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/identifier.h"

namespace catalpa::sql {

QByteArray quotedName(const QString &name)
{
    return '"' + name.toUtf8().replace('"', "\"\"") + '"';
}

QByteArray quotedText(const QString &text)
{
    const QByteArray doubled = text.toUtf8().replace('\'', "''");
    return doubled.contains('\\') ? " E'" + QByteArray(doubled).replace('\\', "\\\\") + '\'' : '\'' + doubled + '\'';
}

} // namespace catalpa::sql
