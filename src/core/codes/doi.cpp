// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/doi.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa {

QStringList doisIn(const QString &text)
{
    static const QRegularExpression separator(
        u"(?<![;,\\s])[;,\\s]+(?=(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s?)?10\\.[0-9])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression end(u"(?<![;,\\s])[;,\\s]+$"_s);
    QStringList all = QString(text).remove(end).split(separator);
    for (QString &doi : all)
        doi = doi.trimmed();
    all.removeAll(QString());
    return all;
}

} // namespace catalpa
