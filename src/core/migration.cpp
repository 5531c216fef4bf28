// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration.h"

#include <QtCore/QCryptographicHash>

using namespace Qt::StringLiterals;

namespace catalpa {

QString Migration::title() const
{
    QString words = name.section(u'_', 1);
    if (words.isEmpty())
        words = name;
    words.replace(u'_', u' ');
    return words.left(1).toUpper() + words.mid(1);
}

QByteArray Migration::checksum() const
{
    return QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex();
}

} // namespace catalpa
