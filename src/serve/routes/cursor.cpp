// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/cursor.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace catalpa::serve {
namespace {

constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QByteArray cursorOf(const Key &key)
{
    QJsonArray parts{key.id};
    for (const QString &value : key.values)
        parts += value;
    return QJsonDocument(parts).toJson(QJsonDocument::Compact).toBase64(form);
}

std::optional<Key> keyFrom(const QString &cursor)
{
    const auto json = QByteArray::fromBase64Encoding(cursor.toLatin1(), form | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonArray parts = json ? QJsonDocument::fromJson(*json).array() : QJsonArray();
    if (parts.isEmpty() || !parts.first().isDouble())
        return std::nullopt;
    Key key{{}, parts.first().toInteger(), {}};
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QString text = parts.at(i).toString();
        if (!parts.at(i).isString() || text.contains(QChar(0)))
            return std::nullopt;
        key.values += text;
    }
    return key;
}

} // namespace catalpa::serve
