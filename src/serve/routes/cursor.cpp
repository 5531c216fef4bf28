// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/cursor.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace catalpa::serve {
namespace {

constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype head = 2; //!< What stands before the values: the id and the list.

QByteArray markOf(const QByteArray &list)
{
    return QCryptographicHash::hash(list, QCryptographicHash::Sha256).first(6).toBase64(form);
}

} // namespace

QByteArray cursorOf(const Key &key, const QByteArray &list)
{
    QJsonArray parts{key.id, QString::fromLatin1(markOf(list))};
    for (const QString &value : key.values)
        parts += value;
    return QJsonDocument(parts).toJson(QJsonDocument::Compact).toBase64(form);
}

std::optional<Cursor> Cursor::from(const QString &text)
{
    const auto json = QByteArray::fromBase64Encoding(text.toLatin1(), form | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonArray parts = json ? QJsonDocument::fromJson(*json).array() : QJsonArray();
    if (parts.size() < head || !parts.first().isDouble())
        return std::nullopt;
    Cursor cursor{Key{{}, parts.first().toInteger(), {}}, parts.at(1).toString().toLatin1()};
    for (qsizetype i = head; i < parts.size(); ++i) {
        const QString value = parts.at(i).toString();
        if (!parts.at(i).isString() || value.contains(QChar(0)))
            return std::nullopt;
        cursor.key.values += value;
    }
    return cursor;
}

bool Cursor::isOf(const QByteArray &other) const
{
    return list == markOf(other);
}

} // namespace catalpa::serve
