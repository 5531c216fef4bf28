// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/shadownames.h"

#include "sql/identifier.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {

QByteArray withShadowNames(const QString &text, const ShadowSchemas &places)
{
    QString written = text;
    for (auto [schema, shadow] : places.schemas.asKeyValueRange()) {
        const QRegularExpression qualified(uR"((?<![\w.$"])(?:(%1)|(?i:(%2)))\.(?="?([\w]+))(?!"?\W))"_s.arg(
                                               QRegularExpression::escape(QString::fromUtf8(sql::quotedName(schema))),
                                               QRegularExpression::escape(schema)),
                                           QRegularExpression::UseUnicodePropertiesOption);
        QString out;
        qsizetype from = 0;
        for (auto matches = qualified.globalMatch(written); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const bool kept = places.members.value(schema).contains(match.captured(3));
            const bool upper = match.captured(2) == schema.toUpper() && schema != schema.toUpper();
            out += QStringView(written).sliced(from, match.capturedStart() - from);
            if (kept)
                out += match.captured();
            else if (match.capturedLength(1) > 0)
                out += u'"' + shadow + u"\"."_s;
            else
                out += (upper ? shadow.toUpper() : shadow) + u'.';
            from = match.capturedEnd();
        }
        written = out + written.mid(from);
    }
    return written.toUtf8();
}

} // namespace catalpa::migrate
